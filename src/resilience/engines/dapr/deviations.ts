import { gaps } from '../../deviation';
import type { Deviation } from '../../engine';
import { isDefaultRatio } from '../../policy/breaker-spec';
import type { PolicySpec } from '../../policy/spec';

/** Its breaker is gobreaker itself: every count and time is kept as it was written. @see https://docs.dapr.io/operations/resiliency/policies/ */
export function daprDeviations({ breaker, retry, concurrency, fallback }: PolicySpec): readonly Deviation[] {
  const clientErrors = gaps([
    breaker !== undefined,
    'client-errors-count',
    'takes an answer of 4xx for a failure too',
  ]);
  const isDefault = breaker !== undefined && isDefaultRatio(breaker);
  return [
    ...clientErrors.map((deviation) => ({ ...deviation, isDefault })),
    ...gaps(
      [retry !== undefined, 'retries-every-method', 'asks again whatever the method was, POST included'],
      [
        retry !== undefined && !['connect-failure', 'reset'].every((after) => isAfter(retry, after)),
        'retries-without-answer',
        'asks again after no answer of any kind',
      ],
      [
        retry !== undefined && retry.tries > 2,
        'constant-backoff',
        'pauses for backoff before each further try',
      ],
      [retry !== undefined, 'no-budget', 'asks again however many requests are under way'],
      [concurrency.isAsked, 'no-caps', 'has no caps on what is under way'],
      [fallback !== undefined, 'no-fallback', 'answers 500 or 503 in its own words'],
    ),
  ];
}

function isAfter({ after }: NonNullable<PolicySpec['retry']>, condition: string): boolean {
  return after.some((one) => one === condition);
}
