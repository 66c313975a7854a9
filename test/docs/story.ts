import { type Block, blocksOf } from './markdown-blocks';

/** A command that a page shows, and what the page says it prints. */
export interface Shown {
  readonly command: string;
  readonly output: string;
  readonly line: number;
}

/** An excerpt of a file that the page says is written. */
export interface Excerpt {
  readonly file: string;
  readonly text: string;
  readonly line: number;
}

/** The reader's folder at one point of a page: its files, and what the page says of them until they change. */
export interface Step {
  readonly page: string;
  /** Of the block that made it so. */
  readonly line: number;
  /** What the reader has written so far, by path. */
  readonly sources: Readonly<Record<string, string>>;
  /** The file that the block is about. */
  readonly file: string;
  readonly shown: readonly Shown[];
  readonly excerpts: readonly Excerpt[];
}

export interface Page {
  readonly path: string;
  readonly text: string;
}

/**
 * The steps of pages that are read one after another. A block `ts` is `main.ts`, or the file that `file=` names; one
 * that `continues` is added to the block before it. A block `console` holds commands and what they print, and a block
 * with `in=` an excerpt of a file that has been written.
 */
export function storyOf(pages: readonly Page[]): readonly Step[] {
  const steps: Step[] = [];
  let sources: Readonly<Record<string, string>> = {};
  let file = 'main.ts';
  for (const { path: page, text } of pages) {
    for (const block of blocksOf(text)) {
      const { language, line } = block;
      if (language === 'ts') {
        const before = block.words.includes('continues') ? `${sources[file]}\n` : '';
        file = before === '' ? (word(block, 'file') ?? 'main.ts') : file;
        sources = { ...sources, [file]: before + block.text };
        steps.push({ page, line, sources, file, shown: [], excerpts: [] });
        continue;
      }
      const said = { shown: shownIn(block), excerpts: excerptIn(block) };
      if (said.shown.length + said.excerpts.length === 0) continue;
      const last = steps.at(-1);
      const here =
        last?.page === page ? steps.pop()! : { page, line, sources, file, shown: [], excerpts: [] };
      steps.push({
        ...here,
        shown: [...here.shown, ...said.shown],
        excerpts: [...here.excerpts, ...said.excerpts],
      });
    }
  }
  return steps;
}

function word({ words }: Block, name: string): string | undefined {
  return words.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);
}

function shownIn({ language, text, line }: Block): readonly Shown[] {
  if (language !== 'console') return [];
  return text
    .split(/^\$ /m)
    .filter((part) => part !== '')
    .map((part) => {
      const [command = '', ...output] = part.split('\n');
      return { command, output: output.join('\n').trimEnd(), line };
    });
}

function excerptIn(block: Block): readonly Excerpt[] {
  const file = word(block, 'in');
  return file === undefined ? [] : [{ file, text: block.text.trimEnd(), line: block.line }];
}
