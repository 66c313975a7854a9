/** What a comment says, by its tags. */
export interface Docstring {
  /** Markdown, as it was written. */
  readonly meaning: string;
  /** A value, or words that begin with `- `. */
  readonly default?: string;
  readonly see: readonly string[];
  readonly throws: readonly string[];
  readonly parameters: readonly { readonly name: string; readonly meaning: string }[];
  readonly isInternal: boolean;
}

const TAG = /(?:^|(?<=\s))@(default|see|throws|param|returns|internal)\b/;

/** The comment right before a declaration, out of all the text that stands before it. */
export function docstringBefore(text: string): Docstring {
  const comment = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*$/.exec(text)?.[1] ?? '';
  const lines = comment.split('\n').map((line) => line.replace(/^\s*\*? ?/, '').trimEnd());
  const [meaning = '', ...tagged] = lines.join('\n').split(TAG);
  const tags = tagged.flatMap((name, index) =>
    index % 2 === 0 ? [{ name, text: (tagged[index + 1] ?? '').trim() }] : [],
  );
  const all = (name: string): string[] => tags.filter((tag) => tag.name === name).map((tag) => tag.text);
  const [written] = all('default');
  return {
    meaning: meaning.trim(),
    ...(written !== undefined && { default: written.replaceAll(/\s+/g, ' ') }),
    see: all('see'),
    throws: all('throws'),
    parameters: all('param').map((text) => {
      const [name = '', ...words] = text.split(/\s+/);
      return { name, meaning: words.join(' ') };
    }),
    isInternal: all('internal').length > 0,
  };
}
