import { comment, type Directive, directive, type Node, quoted, size } from '../../nginx';
import { keyWord } from '../render-key';
import { addressZone } from '../settings';
import type { ConcurrencySpec, LimitSpec, RateSpec } from './spec';

/** Where it is counted what each has asked for. */
export function renderZones(limits: readonly LimitSpec[]): readonly Node[] {
  const rates = limits.flatMap((limit) => limit.rates ?? []);
  const concurrencies = limits.flatMap(({ concurrency }) => concurrency ?? []);
  return [
    comment('What one client may ask for.'),
    ...rates.map(rateZone),
    ...concurrencies.map(({ zone, key }) =>
      directive('limit_conn_zone', keyWord(key), quoted(`zone=${zone}:${size(addressZone)}`)),
    ),
    directive('limit_req_status', '429'),
    directive('limit_conn_status', '429'),
  ];
}

export function renderLimits({ rates = [], concurrency }: LimitSpec): readonly Directive[] {
  return [...rates.map(limitRequests), ...(concurrency ? [limitConnections(concurrency)] : [])];
}

/** nginx takes no burst of zero. */
function limitRequests({ zone, burst }: RateSpec): Directive {
  const allowance = burst > 0 ? [`burst=${burst}`, 'nodelay'] : [];
  return directive('limit_req', quoted(`zone=${zone}`), ...allowance);
}

function limitConnections({ zone, requests }: ConcurrencySpec): Directive {
  return directive('limit_conn', quoted(zone), String(requests));
}

function rateZone({ zone, key, requests, per }: RateSpec): Directive {
  return directive(
    'limit_req_zone',
    keyWord(key),
    quoted(`zone=${zone}:${size(addressZone)}`),
    `rate=${requests}r/${per === 'second' ? 's' : 'm'}`,
  );
}
