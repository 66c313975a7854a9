import type { Node, Word } from '../../src/nginx/directive';

/** A directive as nginx has it once quotes and escapes are gone; a line of a `map` is one too. */
export interface Read {
  readonly name: string;
  readonly args: readonly string[];
  readonly block?: readonly Read[];
}

/** What the model says is in the file. */
export function treeOf(nodes: Iterable<Node>): readonly Read[] {
  return [...nodes].flatMap((node): readonly Read[] => {
    switch (node.kind) {
      case 'comment':
        return [];
      case 'entry':
        return [{ name: said(node.from), args: [said(node.to)] }];
      case 'directive': {
        const own = { name: node.name, args: node.words.flatMap(wordsOf) };
        return [node.block ? { ...own, block: treeOf(node.block) } : own];
      }
    }
  });
}

function wordsOf(word: Word): readonly string[] {
  if (typeof word === 'string' || word.kind !== 'condition') return [said(word)];
  const { variable, equals } = word;
  return equals === undefined ? [`$${variable.name}`] : [`$${variable.name}`, '=', equals];
}

function said(word: Word): string {
  if (typeof word === 'string') return word;
  switch (word.kind) {
    case 'variable':
      return `$${word.name}`;
    case 'pattern':
      return word.source;
    case 'condition':
      return wordsOf(word).join(' ');
    case 'quoted':
      return word.parts
        .map((part, at) => (typeof part === 'string' ? part : named(part.name, word.parts[at + 1])))
        .join('');
  }
}

/** A name ends where nothing follows that could belong to it. */
function named(name: string, next: unknown): string {
  return typeof next === 'string' && /^\w/.test(next) ? `\${${name}}` : `$${name}`;
}

/** The names of directives, one within the other: what text from a user must not change. */
export function skeleton(tree: readonly Read[]): string {
  return tree
    .map(({ name, block }) => (block ? `${name}{${isTable(name) ? '' : skeleton(block)}}` : name))
    .join(';');
}

/** Its lines begin with values. */
function isTable(name: string): boolean {
  return ['map', 'geo', 'split_clients'].includes(name);
}
