import { Duration, Size } from 'cdk8s';

const durations = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const;

const sizes = ['TiB', 'GiB', 'MiB', 'KiB'] as const;

/** A value as a docstring writes it after `@default`, without white space outside of strings. */
export function defaultText(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Duration) return durationText(value.toMilliseconds());
  if (value instanceof Size) return sizeText(value.toKibibytes());
  const { amount } = Object(value) as { readonly amount?: unknown };
  if (typeof amount === 'string') return amount;
  if (Array.isArray(value)) return `[${value.map(defaultText).join(',')}]`;
  if (isPlainObject(value)) {
    const entries = Object.entries(value).filter(([, member]) => member !== undefined);
    return `{${entries.map(([key, member]) => `${keyText(key)}:${defaultText(member)}`).join(',')}}`;
  }
  throw new TypeError(`no written form is agreed on for ${String(value)}`);
}

export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
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
