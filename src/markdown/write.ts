/** Text that is Markdown already, or that is put into it as code and cannot be read as anything else. */
type Inline = string | { readonly code: string };

export type Block =
  | { readonly heading: string }
  | { readonly paragraph: readonly Inline[] }
  | { readonly table: readonly (readonly string[])[] }
  | { readonly diff: readonly string[] }
  | { readonly details: readonly Inline[]; readonly body: readonly Block[] };

export function writeMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(blockText).join('\n\n')}\n`;
}

function blockText(block: Block): string {
  if ('heading' in block) return `### ${block.heading}`;
  if ('paragraph' in block) return block.paragraph.map(inlineText).join('');
  if ('table' in block) return tableText(block.table);
  if ('diff' in block) return fenced(block.diff);
  const summary = block.details.map(inlineHtml).join('');
  return `<details><summary>${summary}</summary>\n\n${block.body.map(blockText).join('\n\n')}\n\n</details>`;
}

function tableText([head = [], ...rows]: readonly (readonly string[])[]): string {
  return [head, head.map((_, n) => (n === 0 ? '---' : '--:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function inlineText(inline: Inline): string {
  return typeof inline === 'string' ? inline : codeSpan(inline.code);
}

/** Between `summary` tags Markdown is HTML. */
function inlineHtml(inline: Inline): string {
  return typeof inline === 'string' ? inline : `<code>${escapeHtml(inline.code)}</code>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** @see https://spec.commonmark.org/0.31.2/#code-spans */
function codeSpan(text: string): string {
  const ticks = '`'.repeat(longestRun(text) + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${ticks}${pad}${text}${pad}${ticks}`;
}

/** @see https://spec.commonmark.org/0.31.2/#fenced-code-blocks */
function fenced(lines: readonly string[]): string {
  const ticks = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1));
  return [`${ticks}diff`, ...lines, ticks].join('\n');
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
