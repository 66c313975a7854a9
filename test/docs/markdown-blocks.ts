/** A fenced block of code in a page. */
export interface Block {
  readonly language: string;
  /** What follows the language in the info string: `file=cluster.ts`, `continues`. */
  readonly words: readonly string[];
  readonly text: string;
  /** Where its fence opens, counted from one. */
  readonly line: number;
}

const FENCE = /^(?<indent> *)(?<marks>`{3,})(?<info>[^`]*)$/;

/** The fenced blocks of a page of Markdown, from the top. @see https://spec.commonmark.org/0.31.2/#fenced-code-blocks */
export function blocksOf(markdown: string): readonly Block[] {
  const lines = markdown.split('\n');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at++) {
    const { indent = '', marks = '', info = '' } = FENCE.exec(lines[at]!)?.groups ?? {};
    if (marks === '') continue;
    const end = lines.findIndex((line, index) => index > at && line.trim() === marks);
    if (end === -1) throw new Error(`the block that opens in line ${at + 1} is never closed`);
    const [language = '', ...words] = info.trim().split(/\s+/);
    const inside = lines
      .slice(at + 1, end)
      .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
    blocks.push({ language, words, text: inside.map((line) => `${line}\n`).join(''), line: at + 1 });
    at = end;
  }
  return blocks;
}
