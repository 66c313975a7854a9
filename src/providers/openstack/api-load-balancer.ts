import { apiLoadBalancerAddress, resourceName, type Site } from '../../cluster';
import type { TerraformStack } from '../../terraform';
import { balancePort } from './balance-port';
import { LbLoadbalancerV2 } from './bindings/lb-loadbalancer-v2/index';
import { apiPort } from './defaults';
import { ownNetworkOf } from './network';
import { siteIn } from './provider-block';
import type { OpenStackSpec } from './spec';

/**
 * Before the servers, and in their network alone: it has no floating address. Its own is chosen, so that nodes know it
 * before it is there.
 */
export function makeApiLoadBalancer(stack: TerraformStack, spec: OpenStackSpec, site: Site): string {
  const id = `load-balancer-${site.name}-api`;
  const name = resourceName(site.platform, site.cluster, site.name, 'api');
  const address = apiLoadBalancerAddress(site.network);
  const balancer = new LbLoadbalancerV2(stack, id, {
    ...siteIn(stack, spec),
    name,
    vipSubnetId: ownNetworkOf(stack, site).subnet.id,
    vipAddress: address,
    lifecycle: spec.protection === 'none' ? undefined : { preventDestroy: true },
  });
  balancer.overrideLogicalId(name);
  balancePort(stack, spec, site, balancer, {
    id: `${id}-${apiPort}`,
    name,
    listen: apiPort,
    port: apiPort,
    protocol: 'TCP',
    role: 'server',
  });
  return address;
}
