import { block, type Directive, directive, quoted } from '../../../nginx';
import type { CallSpec } from '../../engine';
import type { AnswerSpec } from '../../policy/fallback-spec';
import { runFolder } from './run-folder';

/** What is answered where nobody else answers. */
const plain: AnswerSpec = { status: 503, body: 'the callee is left alone', contentType: 'text/plain' };

export function fallbackSocket(name: string): string {
  return `${runFolder}/${name}.sock`;
}

/** The stand-in of a callee. */
export function renderStandIn({ name, policy }: CallSpec): Directive {
  return block(
    'server',
    [],
    [
      directive('listen', `unix:${fallbackSocket(name)}`),
      block('location', ['/'], renderAnswer(policy.fallback ?? plain)),
    ],
  );
}

export function renderAnswer({ status, body, contentType }: AnswerSpec): readonly Directive[] {
  return [directive('default_type', quoted(contentType)), directive('return', String(status), quoted(body))];
}

/** @see https://nginx.org/en/docs/http/ngx_http_rewrite_module.html: `$` begins a variable, and a word is short. */
export function cannotWrite({ body, contentType }: AnswerSpec): boolean {
  const isBeyond = (text: string): boolean => /[\u0000-\u001f\u007f$]/.test(text);
  return isBeyond(body) || isBeyond(contentType) || Buffer.byteLength(JSON.stringify(body)) > 4000;
}
