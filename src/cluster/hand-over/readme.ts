/** The README of a cluster, as a tree: what a person does, in order. */
export interface Readme {
  readonly title: string;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly title: string;
  /** Texts and commands in the order they are read. */
  readonly parts: readonly Part[];
}

export type Part = { readonly text: string } | { readonly commands: readonly string[] };

export function writeReadme({ title, steps }: Readme): string {
  return [
    title,
    ...steps.flatMap((step, index) => ['', `${index + 1}. ${step.title}`, ...step.parts.flatMap(written)]),
    '',
  ].join('\n');
}

/** A word of a command, whatever is in it. */
export function shellWord(text: string): string {
  return /^[\w.,:/=@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function written(part: Part): readonly string[] {
  return 'text' in part ? ['', part.text] : ['', ...part.commands.map((command) => `  ${command}`)];
}
