/** The names of types in the text of one. */
export function namesIn(type: string): readonly string[] {
  return type.match(/\b[A-Z]\w*\b/g) ?? [];
}
