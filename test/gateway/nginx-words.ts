const DECODED: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '\\': '\\',
  t: '\t',
  r: '\r',
  n: '\n',
};

export interface Words {
  readonly words: readonly string[];
  /** What ends directives and holds blocks, in order, without what stands in quotes. */
  readonly shape: string;
}

/**
 * A text as nginx takes it apart.
 * @see ngx_conf_read_token in https://github.com/nginx/nginx/blob/master/src/core/ngx_conf_file.c
 */
export function wordsOf(text: string): Words {
  const words: string[] = [];
  let shape = '';
  let at = 0;
  while (at < text.length) {
    const c = text[at]!;
    if (/\s/.test(c)) at += 1;
    else if (c === '#') at = lineEnd(text, at);
    else if (c === ';' || c === '{' || c === '}') {
      shape += c;
      at += 1;
    } else {
      const mark = c === '"' || c === "'" ? c : undefined;
      const { word, next } = wordFrom(text, mark ? at + 1 : at, mark);
      words.push(word);
      at = next;
    }
  }
  return { words, shape };
}

function wordFrom(text: string, from: number, mark: string | undefined): { word: string; next: number } {
  let word = '';
  let at = from;
  while (at < text.length) {
    const c = text[at]!;
    if (mark ? c === mark : /[\s;{]/.test(c) && text[at - 1] !== '$')
      return { word, next: mark ? at + 1 : at };
    if (c === '\\' && DECODED[text[at + 1] ?? ''] !== undefined) {
      word += DECODED[text[at + 1]!]!;
      at += 2;
    } else {
      word += c;
      at += 1;
    }
  }
  throw new Error(`a word without its end: ${text.slice(from)}`);
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
