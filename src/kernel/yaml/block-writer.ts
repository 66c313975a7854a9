import type { Scalars } from './scalars';

type Map = Readonly<Record<string, unknown>>;

/**
 * Writes the block structure of one document. Few functions, that call each other in few places: compiling a circle of
 * them, each with the others inlined, was a tenth of what a synth of a thousand services spends.
 */
export class BlockWriter {
  private text = '';
  private readonly seen = new Set<object>();

  /** @param asJson of what is undefined nothing is written, and what is there twice is written twice */
  constructor(
    private readonly scalars: Scalars,
    private readonly asJson = false,
  ) {}

  /** Nothing where a part of it is not plain data, is there twice, or is text of a form that depends on its place. */
  document(root: unknown): string | undefined {
    if (typeof root !== 'object' || root === null || this.isEmpty(root)) return undefined;
    return this.collection(root, '', '') ? this.text : undefined;
  }

  /** What is in it, line by line. The first line begins with what is there of it already. */
  private collection(value: object, indent: string, begun: string): boolean {
    if (!this.isNew(value)) return false;
    const { scalars } = this;
    let lead = begun;
    if (Array.isArray(value)) {
      for (const item of value as readonly unknown[]) {
        this.text += `${lead}-`;
        lead = indent;
        if (!this.value(item, indent, false)) return false;
      }
      return true;
    }
    for (const name of Object.keys(value)) {
      const item = (value as Map)[name];
      if (item === undefined && this.asJson) continue;
      const key = scalars.key(name);
      if (key === undefined) return false;
      this.text += lead + key;
      lead = indent;
      if (!this.value(item, indent, true)) return false;
    }
    return true;
  }

  /** What stands behind a key or a dash. */
  private value(value: unknown, indent: string, isOfKey: boolean): boolean {
    switch (typeof value) {
      case 'string':
      case 'number':
      case 'boolean': {
        const scalar = this.scalars.value(value, indent);
        if (scalar === undefined) return false;
        this.text += scalar;
        return true;
      }
      case 'object': {
        if (value === null) return false;
        const deeper = `${indent}  `;
        if (this.isEmpty(value)) {
          this.text += Array.isArray(value) ? ' []\n' : ' {}\n';
          return this.isNew(value);
        }
        if (!isOfKey) return this.collection(value, deeper, ' ');
        this.text += '\n';
        return this.collection(value, deeper, deeper);
      }
      default:
        return false;
    }
  }

  /** Whether it is plain, and not in the document already. */
  private isNew(value: object): boolean {
    if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return false;
    if (this.asJson) return true;
    const { size } = this.seen;
    return this.seen.add(value).size > size;
  }

  private isEmpty(value: object): boolean {
    if (Array.isArray(value)) return value.length === 0;
    for (const name in value) if (!this.asJson || (value as Map)[name] !== undefined) return false;
    return true;
  }
}
