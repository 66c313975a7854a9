import type { Cel } from './expression';

/** The expression on one line. */
export function writeCel(cel: Cel): string {
  switch (cel.kind) {
    case 'name':
      return cel.name;
    case 'text':
      return quoted(cel.text);
    case 'list':
      return `[${cel.items.map(writeCel).join(', ')}]`;
    case 'field':
      return `${operand(cel.of)}.${cel.optional ? '?' : ''}${cel.field}`;
    case 'index':
      return `${operand(cel.of)}[?${writeCel(cel.key)}]`;
    case 'call':
      return `${cel.on === undefined ? '' : `${operand(cel.on)}.`}${cel.name}(${cel.args.map(writeCel).join(', ')})`;
    case 'operator':
      return cel.sides.map(operand).join(` ${cel.operator} `);
    case 'choice':
      return `${operand(cel.test)} ? ${operand(cel.is)} : ${operand(cel.isNot)}`;
  }
}

/** In parentheses where another operator stands beside it, so that nobody has to know which binds tighter. */
function operand(cel: Cel): string {
  const isAlone = cel.kind !== 'operator' && cel.kind !== 'choice';
  return isAlone ? writeCel(cel) : `(${writeCel(cel)})`;
}

/** @see https://github.com/google/cel-spec/blob/master/doc/langdef.md#string-and-bytes-values */
function quoted(text: string): string {
  const escaped = text.replace(/[\u0000-\u001f'\\\u007f]/g, (c) =>
    c === "'" || c === '\\' ? `\\${c}` : `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `'${escaped}'`;
}
