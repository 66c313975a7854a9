import type { Directive, Node, Word } from './directive';
import { quote } from './quote';

/** Lines are broken beyond this many characters. */
const WIDEST = 160;

const NAME = /^[a-z][a-z0-9_]*$/;

/** The text of a configuration. A blank line stands before each comment and each block. */
export function write(nodes: readonly Node[]): string {
  const lines: string[] = [];
  append(lines, nodes, '');
  return `${lines.join('\n')}\n`;
}

function append(lines: string[], nodes: readonly Node[], indent: string): void {
  nodes.forEach((node, index) => {
    if (standsApart(node, nodes[index - 1])) lines.push('');
    if (node.kind === 'comment') lines.push(`${indent}# ${commentText(node.text)}`);
    else if (node.kind === 'entry') lines.push(`${indent}${quote(node.from)} ${quote(node.to)};`);
    else appendDirective(lines, node, indent);
  });
}

function appendDirective(lines: string[], { name, words, block }: Directive, indent: string): void {
  if (!NAME.test(name)) throw new Error(`${JSON.stringify(name)} is no directive's name`);
  const head = [name, ...words.map(quote)].join(' ');
  if (block !== undefined) {
    lines.push(`${indent}${head} {`);
    append(lines, block, `${indent}    `);
    lines.push(`${indent}}`);
  } else if (indent.length + head.length < WIDEST) lines.push(`${indent}${head};`);
  else lines.push(...wrapped(name, words, indent));
}

/** What stands in quotes on a line of its own each, below the rest. */
function wrapped(name: string, words: readonly Word[], indent: string): string[] {
  const first = words.findIndex((word) => typeof word !== 'string');
  const split = first === -1 ? words.length : first;
  const head = [name, ...words.slice(0, split).map(quote)].join(' ');
  const below = words.slice(split).map((word) => `${indent}    ${quote(word)}`);
  return [...[`${indent}${head}`, ...below].slice(0, -1), `${[`${indent}${head}`, ...below].at(-1)};`];
}

function standsApart(node: Node, before: Node | undefined): boolean {
  if (before === undefined || before.kind === 'comment') return false;
  return node.kind === 'comment' || hasBlock(node) || hasBlock(before);
}

function hasBlock(node: Node): boolean {
  return node.kind === 'directive' && node.block !== undefined;
}

function commentText(text: string): string {
  if (!/^[\x20-\x7e]+$/.test(text)) throw new Error('a comment is one line of plain text');
  return text;
}
