import { type LoadBalancerOpening, resourceName, type Site } from '../../cluster';
import { TerraformOutput, type TerraformStack } from '../../terraform';
import { LbListenerV2 } from './bindings/lb-listener-v2/index';
import { LbLoadbalancerV2 } from './bindings/lb-loadbalancer-v2/index';
import { LbMemberV2 } from './bindings/lb-member-v2/index';
import { LbMonitorV2 } from './bindings/lb-monitor-v2/index';
import { LbPoolV2 } from './bindings/lb-pool-v2/index';
import { NetworkingFloatingipV2 } from './bindings/networking-floatingip-v2/index';
import { healthCheck } from './defaults';
import { ownNetworkOf } from './network';
import { portOf } from './ports';
import { siteIn } from './provider-block';
import type { OpenStackSpec } from './spec';

/** The provider's load balancer before the nodes, in their network. TLS goes through it unopened. */
export function makeLoadBalancer(
  stack: TerraformStack,
  spec: OpenStackSpec,
  site: Site,
  opening: LoadBalancerOpening,
): void {
  const inSite = siteIn(stack, spec);
  const { subnet, routed } = ownNetworkOf(stack, site);
  const id = `load-balancer-${opening.name}`;
  const name = resourceName(site.platform, site.cluster, opening.name);
  // Its address is what names in DNS lead to.
  const lifecycle = spec.protection === 'none' ? undefined : { preventDestroy: true };
  const balancer = new LbLoadbalancerV2(stack, id, {
    ...inSite,
    name,
    vipSubnetId: subnet.id,
    lifecycle,
  });
  balancer.overrideLogicalId(name);
  const address = new NetworkingFloatingipV2(stack, `${id}-address`, {
    ...inSite,
    pool: spec.site!.network,
    portId: balancer.vipPortId,
    description: name,
    lifecycle,
    dependsOn: [routed],
  });
  address.overrideLogicalId(name);
  for (const port of opening.ports) makePort(stack, spec, site, balancer, `${id}-${port.listen}`, port, name);
  new TerraformOutput(stack, `load_balancer_${opening.name}`, {
    description: `What the names of ${opening.name} must lead to, as A records`,
    value: { ipv4: address.address },
  });
}

function makePort(
  stack: TerraformStack,
  spec: OpenStackSpec,
  site: Site,
  balancer: LbLoadbalancerV2,
  id: string,
  { listen, nodePort }: LoadBalancerOpening['ports'][number],
  balancerName: string,
): void {
  const inSite = siteIn(stack, spec);
  const name = resourceName(balancerName, listen);
  const pool = new LbPoolV2(stack, `${id}-pool`, {
    ...inSite,
    name,
    loadbalancerId: balancer.id,
    protocol: 'PROXYV2',
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
  // A cluster of servers alone runs its workloads on them.
  const role = site.nodes.some((node) => node.role === 'agent') ? 'agent' : 'server';
  for (const node of site.nodes.filter((other) => other.role === role)) {
    const member = new LbMemberV2(stack, `${id}-${node.name}`, {
      ...inSite,
      name: node.name,
      poolId: pool.id,
      address: `\${${portOf(stack, node.name).fqn}.all_fixed_ips[0]}`,
      protocolPort: nodePort,
    });
    member.overrideLogicalId(`${node.name}-${listen}`);
  }
}
