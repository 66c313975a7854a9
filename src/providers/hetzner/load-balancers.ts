import { type LoadBalancerOpening, resourceName, type Site } from '../../cluster';
import { TerraformOutput, type TerraformStack, Token } from '../../terraform';
import { LoadBalancer } from './bindings/load-balancer/index';
import { LoadBalancerNetwork } from './bindings/load-balancer-network/index';
import { LoadBalancerService } from './bindings/load-balancer-service/index';
import { LoadBalancerTargetA } from './bindings/load-balancer-target/index';
import { healthCheck } from './defaults';
import { roleSelector, siteLabels } from './labels';
import { loadBalancerTypeFor } from './load-balancer-type';
import type { SiteNetwork } from './network';
import type { HetznerSpec } from './spec';

/** The provider's load balancer before the nodes, over the private network. TLS goes through it unopened. */
export function makeLoadBalancer(
  stack: TerraformStack,
  spec: HetznerSpec,
  site: Site,
  network: SiteNetwork,
  opening: LoadBalancerOpening,
): void {
  const id = `load-balancer-${opening.name}`;
  const name = resourceName(site.platform, site.cluster, opening.name);
  // A cluster of servers alone runs its workloads on them.
  const role = site.nodes.some((node) => node.role === 'agent') ? 'agent' : 'server';
  const targets = site.nodes.filter((node) => node.role === role).length;

  const balancer = new LoadBalancer(stack, id, {
    name,
    loadBalancerType: loadBalancerTypeFor(opening.ports.length, targets),
    location: spec.location,
    algorithm: { type: 'least_connections' },
    labels: siteLabels(site),
    // Its address is what names in DNS lead to.
    deleteProtection: spec.protection !== 'none',
  });
  balancer.overrideLogicalId(name);
  const attached = new LoadBalancerNetwork(stack, `${id}-network`, {
    loadBalancerId: Token.asNumber(balancer.id),
    subnetId: network.free.id,
  });
  attached.overrideLogicalId(name);
  const target = new LoadBalancerTargetA(stack, `${id}-target`, {
    loadBalancerId: Token.asNumber(balancer.id),
    type: 'label_selector',
    labelSelector: roleSelector(site, role),
    usePrivateIp: true,
    dependsOn: [attached],
  });
  target.overrideLogicalId(name);
  for (const { listen, nodePort } of opening.ports) {
    const service = new LoadBalancerService(stack, `${id}-${listen}`, {
      loadBalancerId: balancer.id,
      protocol: 'tcp',
      listenPort: listen,
      destinationPort: nodePort,
      proxyprotocol: true,
      healthCheck: { protocol: 'tcp', port: nodePort, ...healthCheck },
    });
    service.overrideLogicalId(resourceName(name, listen));
  }
  new TerraformOutput(stack, `load_balancer_${opening.name}`, {
    description: `What the names of ${opening.name} must lead to, as A and AAAA records`,
    value: { ipv4: balancer.ipv4, ipv6: balancer.ipv6 },
  });
}
