/** A document for people, whatever it is written as. Text is text: each writer escapes it in its own way. */
export interface Document {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | Table;

export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly head: readonly string[];
  /** The first cell of each names its row. */
  readonly rows: readonly (readonly string[])[];
}

export const heading = (text: string): Block => ({ kind: 'heading', text });
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const list = (items: readonly string[]): Block => ({ kind: 'list', items });

export function table(caption: string, head: readonly string[], rows: readonly (readonly string[])[]): Block {
  return rows.length === 0 ? paragraph(`${caption}: none.`) : { kind: 'table', caption, head, rows };
}
