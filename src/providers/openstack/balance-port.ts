import { resourceName, type Site } from '../../cluster';
import type { TerraformStack } from '../../terraform';
import { LbListenerV2 } from './bindings/lb-listener-v2/index';
import type { LbLoadbalancerV2 } from './bindings/lb-loadbalancer-v2/index';
import { LbMemberV2 } from './bindings/lb-member-v2/index';
import { LbMonitorV2 } from './bindings/lb-monitor-v2/index';
import { LbPoolV2 } from './bindings/lb-pool-v2/index';
import { healthCheck } from './defaults';
import { portOf } from './ports';
import { siteIn } from './provider-block';
import type { OpenStackSpec } from './spec';

export interface BalancedPort {
  /** Of the construct. */
  readonly id: string;
  /** Of the load balancer. */
  readonly name: string;
  readonly listen: number;
  /** Of the nodes. */
  readonly port: number;
  /** `PROXYV2` hands on the address of who called. */
  readonly protocol: 'TCP' | 'PROXYV2';
  readonly role: 'server' | 'agent';
}

/** One port of a load balancer, before each node of a role. */
export function balancePort(
  stack: TerraformStack,
  spec: OpenStackSpec,
  site: Site,
  balancer: LbLoadbalancerV2,
  { id, name: balancerName, listen, port, protocol, role }: BalancedPort,
): void {
  const inSite = siteIn(stack, spec);
  const name = resourceName(balancerName, listen);
  const pool = new LbPoolV2(stack, `${id}-pool`, {
    ...inSite,
    name,
    loadbalancerId: balancer.id,
    protocol,
    lbMethod: 'LEAST_CONNECTIONS',
  });
  pool.overrideLogicalId(name);
  const listener = new LbListenerV2(stack, `${id}-listener`, {
    ...inSite,
    name,
    loadbalancerId: balancer.id,
    protocol: 'TCP',
    protocolPort: listen,
    defaultPoolId: pool.id,
  });
  listener.overrideLogicalId(name);
  const monitor = new LbMonitorV2(stack, `${id}-monitor`, {
    ...inSite,
    name,
    poolId: pool.id,
    type: 'TCP',
    ...healthCheck,
  });
  monitor.overrideLogicalId(name);
  for (const node of site.nodes.filter((other) => other.role === role)) {
    const member = new LbMemberV2(stack, `${id}-${node.name}`, {
      ...inSite,
      name: node.name,
      poolId: pool.id,
      address: `\${${portOf(stack, node.name).fqn}.all_fixed_ips[0]}`,
      protocolPort: port,
    });
    member.overrideLogicalId(`${node.name}-${listen}`);
  }
}
