import type { Scalars } from './scalars';

/** What a `stringify` does otherwise than by default. */
export interface BlockStyle {
  /** Whether a list below a key stands further in than the key. @default true */
  readonly indentSeq?: boolean;
  /** Content is taken as JSON has it: of what is undefined there is nothing, and what is there twice is written twice. @default false */
  readonly asJson?: boolean;
}

type Mapping = Readonly<Record<string, unknown>>;

/**
 * Writes the block structure of one document. Few functions that call each other: of a circle of six, each compiled with
 * the others inlined, V8 made a fifth of all its compiling in a synth of a thousand services.
 */
export class BlockWriter {
  private text = '';
  private readonly seen = new Set<object>();
  private readonly indentSeq: boolean;
  private readonly asJson: boolean;

  constructor(
    private readonly scalars: Scalars,
    { indentSeq = true, asJson = false }: BlockStyle = {},
  ) {
    this.indentSeq = indentSeq;
    this.asJson = asJson;
  }

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
      const item = (value as Mapping)[name];
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
        if (this.isEmpty(value)) {
          this.text += Array.isArray(value) ? ' []\n' : ' {}\n';
          return this.isNew(value);
        }
        if (!isOfKey) return this.collection(value, `${indent}  `, ' ');
        this.text += '\n';
        const deeper = this.indentSeq || !Array.isArray(value) ? `${indent}  ` : indent;
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
    for (const name in value) if (!this.asJson || (value as Mapping)[name] !== undefined) return false;
    return true;
  }
}
