import type { AnswerSpec } from '../../policy/fallback-spec';

/**
 * The callee is not asked (UH, UO), not reached (UF, UC, LR, UR), or too slow (UT, URX, DT).
 * @see https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#command-operators
 */
const NO_ANSWER = ['UH', 'UO', 'UF', 'UC', 'LR', 'UR', 'UT', 'DT', 'URX'];

export function renderFallback({ status, body, contentType }: AnswerSpec): object {
  return {
    mappers: [
      {
        filter: { response_flag_filter: { flags: NO_ANSWER } },
        status_code: status,
        body: { inline_string: body },
        body_format_override: {
          text_format_source: { inline_string: '%LOCAL_REPLY_BODY%' },
          content_type: contentType,
        },
      },
    ],
  };
}
