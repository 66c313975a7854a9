import type { CallSpec } from '../../engine';
import { longestTime } from '../../policy/longest-time';
import { connectionManager } from './connection-manager';
import { durationText } from '../duration-text';
import { renderFallback } from './render-fallback';
import { renderRetryPolicy } from './render-retry-policy';

/** Where the application asks for one callee: on the pod's own loopback, so that nobody else can. */
export function renderCallListener(call: CallSpec, port: number): object {
  const { name, policy } = call;
  return {
    name,
    address: { socket_address: { address: '127.0.0.1', port_value: port } },
    filter_chains: [
      {
        filters: [
          connectionManager(name, {
            route_config: {
              name,
              virtual_hosts: [{ name, domains: ['*'], routes: routes(call) }],
            },
            local_reply_config: policy.fallback && renderFallback(policy.fallback),
          }),
        ],
      },
    ],
  };
}

function routes(call: CallSpec): object[] {
  const { name, host, port, tls, policy } = call;
  const authority = port === (tls ? 443 : 80) ? host : `${host}:${port}`;
  const to = { cluster: name, host_rewrite_literal: authority };
  const once = { match: { prefix: '/' }, route: { ...to, timeout: durationText(policy.timeout) } };
  if (policy.retry === undefined) return [once];
  return [
    {
      match: {
        prefix: '/',
        headers: [
          { name: ':method', string_match: { safe_regex: { regex: policy.retry.methods.join('|') } } },
        ],
      },
      route: {
        ...to,
        timeout: durationText(longestTime(policy)),
        retry_policy: renderRetryPolicy(policy.timeout, policy.retry),
      },
    },
    once,
  ];
}
