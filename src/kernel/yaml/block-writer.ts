import type { Scalars } from './scalars';

type Collection = readonly unknown[] | Readonly<Record<string, unknown>>;

/** Writes the block structure of one document. */
export class BlockWriter {
  private text = '';
  private readonly seen = new Set<unknown>();

  /** @param indentSeq whether a list below a key stands further in than the key */
  constructor(
    private readonly scalars: Scalars,
    private readonly indentSeq = true,
  ) {}

  /** Nothing where a part of it is not plain data, is there twice, or is text of a form that depends on its place. */
  document(root: unknown): string | undefined {
    const written = isCollection(root) && !isEmpty(root) && this.collection(root, '', '');
    return written ? this.text : undefined;
  }

  /** The first line begins with what is there of it already. */
  private collection(value: Collection, indent: string, begun: string): boolean {
    // What is there twice is written once, with an anchor.
    if (this.seen.has(value)) return false;
    this.seen.add(value);
    return Array.isArray(value)
      ? this.sequence(value, indent, begun)
      : this.map(value as Record<string, unknown>, indent, begun);
  }

  private map(map: Readonly<Record<string, unknown>>, indent: string, begun: string): boolean {
    let lead = begun;
    for (const name of Object.keys(map)) {
      const key = this.scalars.key(name);
      if (key === undefined) return false;
      this.text += `${lead}${key}:`;
      lead = indent;
      if (!this.valueOfKey(map[name], indent)) return false;
    }
    return true;
  }

  private valueOfKey(value: unknown, indent: string): boolean {
    if (!isCollection(value) || isEmpty(value)) return this.leaf(value, indent);
    this.text += '\n';
    const deeper = this.indentSeq || !Array.isArray(value) ? `${indent}  ` : indent;
    return this.collection(value, deeper, deeper);
  }

  private sequence(items: readonly unknown[], indent: string, begun: string): boolean {
    let lead = begun;
    for (const item of items) {
      this.text += `${lead}-`;
      lead = indent;
      if (isCollection(item) && !isEmpty(item)) {
        if (!this.collection(item, `${indent}  `, ' ')) return false;
      } else if (!this.leaf(item, indent)) return false;
    }
    return true;
  }

  private leaf(value: unknown, indent: string): boolean {
    const text = this.leafText(value, indent);
    if (text === undefined) return false;
    this.text += ` ${text}\n`;
    return true;
  }

  private leafText(value: unknown, indent: string): string | undefined {
    switch (typeof value) {
      case 'string':
      case 'number':
      case 'boolean':
        return this.scalars.value(value, indent);
      default:
        if (!isCollection(value) || this.seen.has(value)) return undefined;
        this.seen.add(value);
        return Array.isArray(value) ? '[]' : '{}';
    }
  }
}

function isCollection(value: unknown): value is Collection {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

function isEmpty(value: Collection): boolean {
  if (Array.isArray(value)) return value.length === 0;
  for (const _ in value) return false;
  return true;
}
