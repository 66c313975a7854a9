/** After this long a person wonders whether anything happens. */
const SILENT_MS = 1000;

/** Says on stderr what is being done, once a command takes longer than people wait without wondering. */
export class Progress {
  private readonly began = performance.now();

  /** @param format what is for programs to read stays free of it */
  constructor(private readonly format: string) {}

  /** The next step, before it is begun. */
  step(doing: string): void {
    const seconds = (performance.now() - this.began) / 1000;
    if (this.format === 'text' && seconds * 1000 >= SILENT_MS)
      process.stderr.write(`naust: ${doing} (${seconds.toFixed(1)} s)\n`);
  }
}
