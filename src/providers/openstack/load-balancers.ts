import { type LoadBalancerOpening, resourceName, type Site } from '../../cluster';
import { TerraformOutput, type TerraformStack } from '../../terraform';
import { balancePort } from './balance-port';
import { LbLoadbalancerV2 } from './bindings/lb-loadbalancer-v2/index';
import { NetworkingFloatingipV2 } from './bindings/networking-floatingip-v2/index';
import { ownNetworkOf } from './network';
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
  // A cluster of servers alone runs its workloads on them.
  const role = site.nodes.some((node) => node.role === 'agent') ? 'agent' : 'server';
  for (const { listen, nodePort } of opening.ports) {
    balancePort(stack, spec, site, balancer, {
      id: `${id}-${listen}`,
      name,
      listen,
      port: nodePort,
      protocol: 'PROXYV2',
      role,
    });
  }
  new TerraformOutput(stack, `load_balancer_${opening.name}`, {
    description: `What the names of ${opening.name} must lead to, as A records`,
    value: { ipv4: address.address },
  });
}
