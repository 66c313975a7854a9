/** Things that get variables or locations of their own, in the order in which they were met. */
export class Numbered<S> {
  private readonly specs: S[] = [];

  get all(): readonly S[] {
    return this.specs;
  }

  add<T extends S>(make: (index: number) => T): T {
    const spec = make(this.specs.length);
    this.specs.push(spec);
    return spec;
  }
}
