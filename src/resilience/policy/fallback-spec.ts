import { conform, type Findings, headerValue, withDefaults } from '../../kernel';
import { answerDefaults } from './defaults';
import type { Fallback } from './fallback';
import { answerShape } from './shape';

export interface AnswerSpec {
  readonly status: number;
  readonly body: string;
  readonly contentType: string;
}

const LONGEST_BODY = 4096;

export function resolveFallback(findings: Findings, fallback: Fallback): AnswerSpec {
  const answer = withDefaults(conform(findings, fallback.props, answerShape), answerDefaults);
  findings.integer('fallback.status', answer.status, { min: 200, max: 599 }, 'NAUST-RSL-007');
  findings.check('fallback.contentType', answer.contentType, headerValue);
  const bytes = Buffer.byteLength(answer.body);
  if (bytes > LONGEST_BODY || answer.body.includes('\0')) {
    findings.add({
      code: 'NAUST-RSL-007',
      what: 'has a fallback answer that is no short text',
      got: `${bytes} bytes`,
      allowed: `text without NUL characters, ${LONGEST_BODY} bytes at most`,
      fix: 'answer in few words, and let a service of its own give long answers',
    });
  }
  return answer;
}
