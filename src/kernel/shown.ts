const LONGEST = 80;

/** A user's value on one line, safe on a terminal: control characters escaped, cut when long. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = printable(jsonOf(value) ?? nameOf(value));
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}… (${text.length} characters)`;
}

/** Text with what would steer a terminal, or turn its direction, escaped. */
export function printable(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** `undefined` for what JSON has no text for: it would print Infinity as null. */
function jsonOf(value: unknown): string | undefined {
  if (typeof value === 'number' && !Number.isFinite(value)) return undefined;
  try {
    return JSON.stringify(value) as string | undefined;
  } catch (error) {
    // A circle, or a bigint inside: neither is worth failing over while a problem is being told.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function nameOf(value: unknown): string {
  if (typeof value === 'object') return 'an object';
  return typeof value === 'function' ? 'a function' : String(value);
}
