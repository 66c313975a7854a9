import { type Block, blocksOf } from './markdown-blocks';

/** A command that a page shows, and what the page says it prints. */
export interface Shown {
  readonly command: string;
  readonly output: string;
  readonly line: number;
}

/** What a page has its reader type, and shows no output of. */
export interface Script {
  readonly text: string;
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
  /** Of the first block that belongs to it. */
  readonly line: number;
  /** What the reader has written so far, by path. */
  readonly sources: Readonly<Record<string, string>>;
  /** Those that were written for this step, in their order. */
  readonly written: readonly string[];
  readonly shown: readonly Shown[];
  readonly scripts: readonly Script[];
  readonly excerpts: readonly Excerpt[];
}

export interface Page {
  readonly path: string;
  readonly text: string;
}

type Sources = Step['sources'];

/**
 * The steps of pages that are read one after another. A block `ts` is `main.ts`, or the file that `file=` names, as it
 * does for any other language; one that `continues` is added to the block before it, and an `aside` is gone after its
 * step. A block `console` holds commands and what they print, a block `sh` commands alone, and a block with `in=` an
 * excerpt of a file that has been written. A step ends where something new is written after it was looked at, and with its page.
 */
export function storyOf(pages: readonly Page[]): readonly Step[] {
  const steps: Step[] = [];
  let kept: Sources = {};
  for (const { path: page, text } of pages) {
    let step: Step | undefined;
    let last = MAIN;
    for (const block of blocksOf(text)) {
      const file = fileOf(block, last);
      const said = { shown: shownIn(block), scripts: scriptIn(block), excerpts: excerptIn(block) };
      if (file === undefined && isEmpty(said)) continue;
      if (step === undefined || (file !== undefined && isOver(step, block, file))) {
        step = { page, line: block.line, sources: kept, written: [], shown: [], scripts: [], excerpts: [] };
        steps.push(step);
      }
      if (file === undefined) {
        step = {
          ...step,
          shown: [...step.shown, ...said.shown],
          scripts: [...step.scripts, ...said.scripts],
          excerpts: [...step.excerpts, ...said.excerpts],
        };
      } else {
        const before = block.words.includes('continues') ? `${step.sources[file]}\n` : '';
        step = {
          ...step,
          sources: { ...step.sources, [file]: before + block.text },
          written: [...step.written, file],
        };
        if (!block.words.includes('aside')) kept = { ...kept, [file]: before + block.text };
        last = file;
      }
      steps[steps.length - 1] = step;
    }
  }
  return steps;
}

const MAIN = 'main.ts';

/** The file that the reader puts the block into, if any. */
function fileOf(block: Block, last: string): string | undefined {
  if (block.words.includes('continues')) return last;
  return word(block, 'file') ?? (block.language === 'ts' ? MAIN : undefined);
}

function isOver(step: Step, block: Block, file: string): boolean {
  if (!isEmpty(step)) return true;
  return step.written.includes(file) && !block.words.includes('continues');
}

function isEmpty({ shown, scripts, excerpts }: Pick<Step, 'shown' | 'scripts' | 'excerpts'>): boolean {
  return shown.length + scripts.length + excerpts.length === 0;
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

function scriptIn({ language, text, line }: Block): readonly Script[] {
  return language === 'sh' ? [{ text, line }] : [];
}

function excerptIn(block: Block): readonly Excerpt[] {
  const file = word(block, 'in');
  return file === undefined ? [] : [{ file, text: block.text.trimEnd(), line: block.line }];
}
