/**
 * Why RE2 would not take it; nothing where it would. What RE2 lacks is looked for, what JavaScript writes otherwise is
 * rewritten, and JavaScript reads the rest.
 * @see https://github.com/google/re2/wiki/Syntax
 */
export function regexFault(expression: string): string | undefined {
  const beyond = /(?<!\\)(?:\\\\)*(\(\?<?[=!]|\\[1-9]|\(\?>|[*+?}]\+)/.exec(expression)?.[1];
  if (beyond !== undefined) return `${beyond} is not of RE2`;
  const flags = '[imsU]*(?:-[imsU]+)?';
  const asJavaScript = expression
    .replace(/\\Q([\s\S]*?)(\\E|$)/g, (_, literal: string) => literal.replace(/[^A-Za-z0-9]/g, '\\$&'))
    .replace(/\(\?P</g, '(?<')
    .replace(new RegExp(`\\(\\?${flags}\\)`, 'g'), '')
    .replace(new RegExp(`\\(\\?${flags}:`, 'g'), '(?:')
    .replace(/\[:\^?[a-z]+:\]/g, 'a')
    .replace(/\\[Az]/g, '')
    .replace(/\\[pP](\{\^?\w+\}|[A-Z])/g, 'a');
  try {
    new RegExp(asJavaScript);
    return undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return error.message.replace(/^Invalid regular expression: /, '');
    throw error;
  }
}

/** Whether it lets a series through that lacks the label: what is not there is, to Prometheus, empty. */
export function matchesEmpty({ is, value }: { readonly is: string; readonly value: string }): boolean {
  switch (is) {
    case '=':
      return value === '';
    case '!=':
      return value !== '';
    default: {
      const found = regexFault(value) === undefined && isEmptyMatched(value);
      return is === '=~' ? found : !found;
    }
  }
}

function isEmptyMatched(expression: string): boolean {
  try {
    return new RegExp(`^(?:${expression})$`).test('');
  } catch (error) {
    // Of what only RE2 writes it is not known: then it is let through.
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
