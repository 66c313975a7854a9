/**
 * A string as Alloy reads it back. Backslashes, as in regular expressions, are kept readable between backticks, where
 * nothing is escaped; everything else is in double quotes with the escapes that Go and JSON share.
 * @see https://grafana.com/docs/alloy/latest/get-started/expressions/types_and_values/#strings
 */
export function quote(text: string): string {
  return text.includes('\\') && isPlain(text) ? `\`${text}\`` : escaped(text);
}

/** A raw string can hold no backtick, and loses carriage returns. */
function isPlain(text: string): boolean {
  return !/[`\u0000-\u001f\u007f]/.test(text);
}

function escaped(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, unicodeEscape);
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
