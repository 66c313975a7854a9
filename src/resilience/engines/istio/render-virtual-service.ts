import type { CallOf } from '../../engine';
import { longestTime } from '../../policy/longest-time';
import type { RetrySpec } from '../../policy/retry-spec';
import { durationText } from '../duration-text';
import { portInMesh } from './port-in-mesh';

/**
 * All callers of one callee in one namespace: Istio takes one VirtualService a host. Who is no caller of these is not
 * asked to wait, and nothing is asked twice for them, which Istio would do of its own.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/
 */
export function renderVirtualService(calls: readonly CallOf[]): object {
  const call = calls[0]!;
  const route = [{ destination: { host: call.host, port: { number: portInMesh(call) } } }];
  const once = { attempts: 0 };
  return {
    exportTo: ['.'],
    hosts: [call.host],
    http: [
      ...calls.flatMap(({ caller, policy: { timeout, retry } }) => {
        const from = { sourceLabels: caller.selector };
        const single = {
          name: caller.name,
          match: [from],
          timeout: durationText(timeout),
          retries: once,
          route,
        };
        if (retry === undefined) return [single];
        const again = {
          name: `${caller.name}-again`,
          match: [{ ...from, method: { regex: retry.methods.join('|') } }],
          timeout: durationText(longestTime({ timeout, retry })),
          retries: {
            attempts: retry.tries - 1,
            perTryTimeout: durationText(timeout),
            backoff: durationText(retry.backoff),
            retryOn: retryOn(retry),
          },
          route,
        };
        return [again, single];
      }),
      { name: 'others', retries: once, route },
    ],
  };
}

/** A status of its own among the conditions is one that is retried. */
function retryOn({ after }: RetrySpec): string {
  return after
    .flatMap((each) => (each === 'connect-failure' ? ['connect-failure', 'refused-stream'] : [each]))
    .join(',');
}
