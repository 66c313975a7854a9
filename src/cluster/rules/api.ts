import { type Finding, Findings, hostname } from '../../kernel';
import type { ClusterSpec } from '../spec';

/** What the API is to be reached at can be made, and be named. */
export function apiFindings({ api, pools }: ClusterSpec): readonly Finding[] {
  const findings = new Findings();
  if (api.host !== undefined) findings.check('api.host', api.host, hostname);
  const { machines, network } = pools[0]!;
  if (api.isBalanced && !(machines?.apiLoadBalancer && network !== undefined)) {
    findings.add({
      code: 'NAUST-CLU-017',
      what: 'asks for a load balancer before the API, which the provider of its servers does not make',
      got: machines ? `servers of ${machines.provider}` : 'no machines',
      allowed: 'servers of a provider that makes load balancers in private networks, such as hetzner()',
      fix: 'leave api.loadBalancer out; nodes join at whichever server answers, and api.host can name all of them',
    });
  }
  return findings.all;
}
