/** One document by `yaml`, with whatever settings. */
export type Stringify = (value: unknown) => string;

/**
 * Words, names, paths, images, options, sentences. YAML 1.1 takes what begins so for something else than text only
 * where it is one of a few words or an exponent (`e-1`, which `yaml` takes for a number). A colon has a meaning only
 * before a space or at the end, a number sign only after a space, and a dash at the end is quoted.
 */
const PLAIN =
  /^(?!(?:e[-+]?[0-9]+|y|yes|n|no|on|off|true|false|null)$)(?:[a-z_/($]|--[a-z])(?:[!-9;-~]|:(?! |$)| +(?![ #]|$))*(?<!-)$/i;

/** A key beyond this is written in another form. */
const LONGEST_PLAIN = 1000;

/** What may be taken for the end of a document, at the start of any line, is quoted in some places and not in others. */
const DOCUMENT_MARKER = /^(?:%|---|\.\.\.)/m;

/** Lines that neither begin nor end in a blank, but for the line break at the end that they may have. */
const LINES = /^[^\s\p{C}](?:[\P{C}\n\t]*[^\s\p{C}])?\n?$/u;

/** Beyond what a platform of thousands of services holds. */
const MOST_REMEMBERED = 100_000;

/**
 * Scalars as a `stringify` writes them, each rendered once: the same few words make up most of what Kubernetes is given.
 * Where the text of one would depend on what is around it, there is none.
 */
export class Scalars {
  private readonly keys = new Map<string, string | undefined>();
  private readonly values = new Map<unknown, string | undefined>();

  constructor(private readonly stringify: Stringify) {}

  /** `name:` */
  key(key: string): string | undefined {
    return remembered(this.keys, key, () => {
      if (isPlain(key)) return `${key}:`;
      return DOCUMENT_MARKER.test(key) ? undefined : between('', this.stringify({ [key]: 0 }), ' 0\n');
    });
  }

  /** ` value` and the end of its line, behind what begins on a line that is indented so far. */
  value(value: string | number | boolean, indent: string): string | undefined {
    if (typeof value === 'string' && value.includes('\n')) return lines(value, indent);
    // A map takes the two zeros for one, and JSON has no word for what is not finite.
    if (Object.is(value, -0) || (typeof value === 'number' && !Number.isFinite(value))) return undefined;
    return remembered(this.values, value, () => {
      if (typeof value === 'string' ? isPlain(value) : isSure(value)) return ` ${value}\n`;
      const line = between('-', this.stringify([value]), '\n');
      return line && `${line}\n`;
    });
  }
}

/** As they stand, below a mark that says whether the last one is ended. */
function lines(text: string, indent: string): string | undefined {
  if (!LINES.test(text)) return undefined;
  const [mark, whole] = text.endsWith('\n') ? ['|', text.slice(0, -1)] : ['|-', text];
  return ` ${mark}\n${indent}  ${whole.replace(/\n+/g, `$&${indent}  `)}\n`;
}

function isPlain(text: string): boolean {
  return text.length <= LONGEST_PLAIN && PLAIN.test(text);
}

function isSure(value: number | boolean): boolean {
  return typeof value === 'boolean' || Number.isSafeInteger(value);
}

function remembered<K>(
  known: Map<K, string | undefined>,
  key: K,
  render: () => string | undefined,
): string | undefined {
  const text = known.get(key);
  if (text !== undefined || known.has(key)) return text;
  if (known.size >= MOST_REMEMBERED) known.clear();
  const rendered = render();
  known.set(key, rendered);
  return rendered;
}

/** The one line between what begins and what ends the text. */
function between(start: string, text: string, end: string): string | undefined {
  if (!text.startsWith(start) || !text.endsWith(end)) return undefined;
  const line = text.slice(start.length, -end.length);
  return line.includes('\n') ? undefined : line;
}
