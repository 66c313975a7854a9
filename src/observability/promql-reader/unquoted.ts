/** What a string of PromQL says. @see https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals */
export function unquoted(literal: string): string {
  const inside = literal.slice(1, -1);
  if (literal.startsWith('`')) return inside;
  return inside.replace(
    /\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3}|.)/g,
    (_, escape: string) =>
      /^[xuU]./.test(escape)
        ? String.fromCodePoint(Number.parseInt(escape.slice(1), 16))
        : /^[0-7]{3}$/.test(escape)
          ? String.fromCodePoint(Number.parseInt(escape, 8))
          : (single[escape] ?? escape),
  );
}

const single: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Whether each escape of a literal is one that there is. */
export function isReadable(literal: string): boolean {
  const quote = literal.charAt(0);
  if (quote === '`') return true;
  const escapes =
    literal.slice(1, -1).match(/\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3}|[\s\S])/g) ?? [];
  return escapes.every(
    (escape) => escape.length > 2 || 'abfnrtv\\'.includes(escape.charAt(1)) || escape.charAt(1) === quote,
  );
}
