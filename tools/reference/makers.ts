import type { Declaration } from './declaration';
import { namesIn } from './names-in';

/** A call that returns a type: `Entry.direct`, of `Entry`. */
export interface Maker {
  readonly name: string;
  readonly owner: Declaration;
  readonly type: string;
}

type Resolve = (files: readonly string[], name: string) => Declaration | undefined;

/** What returns the types that nobody writes out. */
export class Makers {
  private readonly found = new Map<Declaration, Maker[]>();

  constructor(
    exported: readonly Declaration[],
    private readonly resolve: Resolve,
  ) {
    for (const owner of exported) {
      const { kind, name, type } = owner;
      if (kind === 'function') this.add({ name, owner, type });
      for (const member of owner.members) {
        const makes =
          member.kind === 'method' && (kind === 'constant' || (kind === 'class' && member.isStatic));
        if (makes) this.add({ name: `${name}.${member.name}`, owner, type: member.type });
      }
    }
  }

  /** Those that return the type as it is written, where there are such; of an alias, those of all its parts. */
  of(declaration: Declaration, written: string): readonly Maker[] {
    const makers = this.found.get(declaration);
    if (makers) {
      const exact = makers.filter(({ type }) => type === written);
      return exact.length > 0 ? exact : makers;
    }
    if (declaration.kind !== 'type') return [];
    const parts = namesIn(declaration.type).map((name) => this.resolve([declaration.file], name));
    const ofParts = parts.map((part) => (part ? this.found.get(part) : undefined));
    return ofParts.every((part) => part !== undefined) ? ofParts.flat() : [];
  }

  private add(maker: Maker): void {
    const made = namesIn(maker.type).map((name) => this.resolve([maker.owner.file], name))[0];
    if (made) this.found.set(made, [...(this.found.get(made) ?? []), maker]);
  }
}
