import { apiLoadBalancerAddress, resourceName, type Site } from '../../cluster';
import { type TerraformStack, Token } from '../../terraform';
import { LoadBalancer } from './bindings/load-balancer/index';
import { LoadBalancerNetwork } from './bindings/load-balancer-network/index';
import { LoadBalancerService } from './bindings/load-balancer-service/index';
import { LoadBalancerTargetA } from './bindings/load-balancer-target/index';
import { apiPort, healthCheck } from './defaults';
import { roleSelector, siteLabels } from './labels';
import { loadBalancerTypeFor } from './load-balancer-type';
import { networkIn } from './network';
import type { HetznerSpec } from './spec';

/**
 * Before the servers, and in their network alone: no firewall can stand before a load balancer. Its address is chosen, so
 * that nodes know it before it is there.
 */
export function makeApiLoadBalancer(stack: TerraformStack, spec: HetznerSpec, site: Site): string {
  const id = `load-balancer-${site.name}-api`;
  const name = resourceName(site.platform, site.cluster, site.name, 'api');
  const address = apiLoadBalancerAddress(site.network);
  const servers = site.nodes.filter(({ role }) => role === 'server').length;
  const balancer = new LoadBalancer(stack, id, {
    name,
    loadBalancerType: loadBalancerTypeFor(1, servers),
    location: spec.location,
    algorithm: { type: 'least_connections' },
    labels: siteLabels(site),
    deleteProtection: spec.protection !== 'none',
  });
  balancer.overrideLogicalId(name);
  const attached = new LoadBalancerNetwork(stack, `${id}-network`, {
    loadBalancerId: Token.asNumber(balancer.id),
    subnetId: networkIn(stack, spec, site).chosen.id,
    ip: address,
    enablePublicInterface: false,
  });
  attached.overrideLogicalId(name);
  const target = new LoadBalancerTargetA(stack, `${id}-target`, {
    loadBalancerId: Token.asNumber(balancer.id),
    type: 'label_selector',
    labelSelector: roleSelector(site, 'server'),
    usePrivateIp: true,
    dependsOn: [attached],
  });
  target.overrideLogicalId(name);
  const service = new LoadBalancerService(stack, `${id}-${apiPort}`, {
    loadBalancerId: balancer.id,
    protocol: 'tcp',
    listenPort: apiPort,
    destinationPort: apiPort,
    healthCheck: { protocol: 'tcp', port: apiPort, ...healthCheck },
  });
  service.overrideLogicalId(name);
  return address;
}
