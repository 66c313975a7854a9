import type { Block, Document } from './document';

export function writeMarkdown({ title, blocks }: Document): string {
  return `${[`# ${escaped(title)}`, ...blocks.map(blockText)].join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `## ${escaped(block.text)}`;
    case 'paragraph':
      return escaped(block.text);
    case 'list':
      return block.items.map((item) => `- ${escaped(item)}`).join('\n');
    case 'table':
      return [
        escaped(block.caption),
        '',
        row(block.head),
        row(
          block.head.map(() => '---'),
          (cell) => cell,
        ),
        ...block.rows.map((cells) => row(cells)),
      ].join('\n');
  }
}

function row(cells: readonly string[], write = escaped): string {
  return `| ${cells.map(write).join(' | ')} |`;
}

/** @see https://spec.commonmark.org/0.31.2/#backslash-escapes */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#+!|&~]/g, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^[-=]/, '\\$&');
}
