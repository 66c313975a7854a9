import { type Findings, shown } from '../kernel';

/** An answer that the gateway gives itself. */
export interface AnswerSpec {
  readonly status: number;
  readonly json: string;
}

/** Well below the length of a word that nginx reads. */
const LONGEST = 3000;

/** The text of the answer, or an empty one where it is reported that there is none. */
export function answerText(field: string, value: unknown, findings: Findings): string {
  const text = jsonOf(value);
  if (text !== undefined && Buffer.byteLength(text) <= LONGEST && !/[\u0000-\u001f\u007f$]/.test(text))
    return text;
  findings.add({
    code: 'NAUST-GTW-023',
    what: `${field} is no answer that nginx can be told`,
    got: shown(text ?? value),
    allowed: `a JSON object or list without "$", ${LONGEST} bytes at most`,
    fix: "write it like { error: 'unavailable' }",
  });
  return '';
}

/** `undefined` for what is no JSON: a circle, a bigint, or what JSON would leave out without a word. */
function jsonOf(value: unknown): string | undefined {
  let isWhole = true;
  try {
    const text = JSON.stringify(value, (_, member: unknown) => {
      if (['undefined', 'function', 'symbol'].includes(typeof member)) isWhole = false;
      return member;
    });
    return isWhole ? text : undefined;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
