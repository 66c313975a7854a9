const LONGEST = 80;

/** A user's value on one line, safe on a terminal: control characters escaped, cut when long. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'bigint' || Number.isNaN(value) ? String(value) : JSON.stringify(value);
  const printable = (text ?? String(value)).replace(
    /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return printable.length <= LONGEST ? printable : `${printable.slice(0, LONGEST)}… (${printable.length} characters)`;
}
