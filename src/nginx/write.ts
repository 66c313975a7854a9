import type { Directive, Node, Word } from './directive';
import { quote } from './quote';

/** Lines are broken beyond this many characters. */
const WIDEST = 160;

const NAME = /^[a-z][a-z0-9_]*$/;

/** Names that have been found good: a few dozen, each written thousands of times. */
const names = new Set<string>();

/** Lines from which those are joined that have become many: kept in pieces to the end, they cost more than they did to make. */
interface Text {
  readonly joined: string[];
  lines: string[];
}

const MANY = 1000;

/** The text of a configuration. A blank line stands before each comment and each block. */
export function write(nodes: Iterable<Node>): string {
  const text: Text = { joined: [], lines: [] };
  append(text, nodes, '');
  return `${[...text.joined, ...text.lines].join('\n')}\n`;
}

function append(text: Text, nodes: Iterable<Node>, indent: string): void {
  let before: Node | undefined;
  let within: Written | undefined;
  for (const node of nodes) {
    if (standsApart(node, before)) text.lines.push('');
    before = node;
    within = appendNode[node.kind](text, node as never, indent, within) ?? within;
  }
}

/** @param before the block in the same place that was written last */
type Append<N> = (text: Text, node: N, indent: string, before: Written | undefined) => Written | undefined;

/** By kind, as V8 copies into a caller only what is always the one called: all of it in one was half of the time of 2000 routes. */
const appendNode: { readonly [K in Node['kind']]: Append<Extract<Node, { kind: K }>> } = {
  comment(text, node, indent) {
    text.lines.push(`${indent}# ${commentText(node.text)}`);
    return undefined;
  },
  entry(text, node, indent) {
    text.lines.push(`${indent}${quote(node.from)} ${quote(node.to)};`);
    return undefined;
  },
  directive(text, node, indent, before) {
    if (node.block !== undefined) return appendBlock(text, node, node.block, indent, before);
    appendDirective(text.lines, node, indent);
    return undefined;
  },
};

/** A block that has been written, and where. */
interface Written {
  readonly block: Iterable<Node>;
  readonly lines: string[];
  readonly from: number;
  readonly to: number;
}

function appendBlock(
  text: Text,
  node: Directive,
  block: Iterable<Node>,
  indent: string,
  before: Written | undefined,
): Written {
  text.lines.push(`${indent}${headOf(node)} {`);
  // A path takes two locations, one after the other, that hold the same.
  const isAgain = before?.block === block && before.lines === text.lines;
  const written = isAgain ? repeat(before) : appendNodes(text, block, `${indent}    `);
  text.lines.push(`${indent}}`);
  return written;
}

function appendNodes(text: Text, block: Iterable<Node>, indent: string): Written {
  if (text.lines.length > MANY) {
    text.joined.push(text.lines.join('\n'));
    text.lines = [];
  }
  const { lines } = text;
  const from = lines.length;
  append(text, block, indent);
  return { block, lines, from, to: lines.length };
}

function repeat(written: Written): Written {
  const { lines, from, to } = written;
  for (let index = from; index < to; index++) lines.push(lines[index]!);
  return written;
}

function headOf({ name, words }: Directive): string {
  if (!names.has(name)) {
    if (!NAME.test(name)) throw new Error(`${JSON.stringify(name)} is no directive's name`);
    names.add(name);
  }
  let head = name;
  for (const word of words) head += ` ${quote(word)}`;
  return head;
}

function appendDirective(lines: string[], directive: Directive, indent: string): void {
  const head = headOf(directive);
  if (indent.length + head.length < WIDEST) lines.push(`${indent}${head};`);
  else lines.push(...wrapped(directive.name, directive.words, indent));
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
