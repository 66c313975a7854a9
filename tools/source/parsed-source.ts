import { type Module, type Node, parseSync } from '@swc/core';

/** A parsed file whose positions can be looked up in its text. */
export interface ParsedSource {
  readonly module: Module;
  /** The position of its first character, before which no comment can stand. */
  readonly start: number;
  /** The text between two of the parser's positions. */
  text(start: number, end: number): string;
}

const sentinel = '\n;';

export function parseSource(text: string): ParsedSource {
  const module = parseSync(text + sentinel, { syntax: 'typescript', target: 'es2022', comments: true });
  const bytes = Buffer.from(text + sentinel);
  const last = module.body.at(-1);
  if (last === undefined) throw new Error('the sentinel was not parsed');
  // The parser counts in bytes and goes on counting from one file to the next: the sentinel shows where this one ends.
  const base = last.span.end - bytes.length;
  return {
    module,
    start: base,
    text: (start, end) => bytes.subarray(start - base, end - base).toString('utf8'),
  };
}

/** Every node below, itself included. */
export function* nodesOf(value: unknown): Generator<Node> {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value && typeof value.type === 'string') yield value as Node;
  for (const child of Object.values(value)) yield* nodesOf(child);
}
