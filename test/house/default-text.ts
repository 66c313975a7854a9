import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';

const durations = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const;

const sizes = ['TiB', 'GiB', 'MiB', 'KiB'] as const;

/** A default as its docstring writes it, without white space outside of strings. */
export function defaultText(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Duration) return durationText(value.toMilliseconds());
  if (value instanceof Size) return sizeText(value.toKibibytes());
  if (value instanceof Cpu) return value.amount;
  if (Array.isArray(value)) return `[${value.map(defaultText).join(',')}]`;
  if (isPlainObject(value)) {
    const entries = Object.entries(value).filter(([, member]) => member !== undefined);
    return `{${entries.map(([key, member]) => `${keyText(key)}:${defaultText(member)}`).join(',')}}`;
  }
  throw new TypeError(`no written form is agreed on for ${String(value)}`);
}

/** What a docstring says, in the form that `defaultText` gives: white space and quotes around plain keys are free. */
export function normalised(written: string): string {
  const parts = written.replaceAll('`', '').split(/('(?:[^'\\]|\\.)*')/);
  const isObject = /^[[{]/.test(written);
  const spaced = parts.map((part, index) => (index % 2 === 1 ? part : squeezed(part, isObject)));
  return spaced
    .join('')
    .replaceAll(/'([A-Za-z_$][\w$]*)'(?=:)/g, '$1')
    .trim();
}

export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Punctuation needs no space around it; an amount keeps the one before its unit. */
function squeezed(text: string, isObject: boolean): string {
  const single = text.replaceAll(/\s+/g, ' ');
  return isObject ? single.replaceAll(/ ?([[\]{},:]) ?/g, '$1') : single;
}

function keyText(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : `'${key}'`;
}

function durationText(milliseconds: number): string {
  const [unit, length] = durations.find(([, size]) => milliseconds > 0 && milliseconds % size === 0) ?? [
    's',
    1000,
  ];
  return `${milliseconds / length} ${unit}`;
}

function sizeText(kibibytes: number): string {
  const exponent = sizes.findIndex((_, index) => kibibytes % 1024 ** (sizes.length - 1 - index) === 0);
  return `${kibibytes / 1024 ** (sizes.length - 1 - exponent)} ${sizes[exponent]}`;
}
