import { inspect } from 'node:util';

/** What an error says, on one line and safe on a terminal: other people's messages are not always either. */
export function messageOf(error: unknown): string {
  const { message } = Object(error) as { readonly message?: unknown };
  // Whatever may be thrown, also what has no text of its own.
  return String(message ?? (typeof error === 'object' ? inspect(error, { depth: 1 }) : error))
    .replace(/\s+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
}
