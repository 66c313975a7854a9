import type { Duration } from 'cdk8s';
import type { Finding } from '../../kernel';
import type { NginxSpec } from '../nginx-spec';
import type { RouteSpec } from '../route/spec';

/** Whoever waits has to wait longer than whom it waits for, or it gives up on an answer that is on its way. */
export function timeoutsOutOfOrder({ routing }: Pick<NginxSpec, 'routing'>): readonly Finding[] {
  const routes = routing.servers.flatMap((server) => server.routes);
  return routes.flatMap((route) => [...callee(route), ...retries(route)]);
}

function callee({ path, upstream, wholeProxy }: RouteSpec): readonly Finding[] {
  const within = upstream.target.answersWithin?.();
  if (within === undefined || milliseconds(wholeProxy.timeout) > milliseconds(within)) return [];
  return [
    {
      code: 'NAUST-GTW-026',
      what: `gives up on ${upstream.target.called} at ${JSON.stringify(path)} while that still waits for what it calls`,
      got: `timeout ${text(wholeProxy.timeout)}, while it may wait ${text(within)}`,
      allowed: 'a timeout that is longer than those of the calls behind it, tries included',
      fix: 'raise timeout of the route, or lower the timeouts and tries of the calls',
    },
  ];
}

function retries({ path, wholeProxy }: RouteSpec): readonly Finding[] {
  const { timeout, connectTimeout, retry } = wholeProxy;
  if (retry.tries === 1 || retry.within === undefined || !retry.on.includes('timeout')) return [];
  if (milliseconds(retry.within) > milliseconds(timeout) + milliseconds(connectTimeout)) return [];
  return [
    {
      code: 'NAUST-GTW-026',
      what: `allows no time for a second try at ${JSON.stringify(path)} after a first one that timed out`,
      got: `retry.within ${text(retry.within)}, timeout ${text(timeout)}, connectTimeout ${text(connectTimeout)}`,
      allowed: 'within that is longer than timeout and connectTimeout together',
      fix: "raise retry.within, or leave 'timeout' out of retry.on",
    },
  ];
}

function milliseconds(time: Duration): number {
  return time.toMilliseconds({ integral: false });
}

function text(time: Duration): string {
  return `${milliseconds(time)} ms`;
}
