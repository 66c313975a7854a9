import type { Machines, Site } from '../../cluster';
import { keepingDefaults } from '../../kernel';
import { makeAddresses } from './addresses';
import { makeApiLoadBalancer } from './api-load-balancer';
import { hetznerLimits, resolvers } from './defaults';
import { makeLoadBalancer } from './load-balancers';
import { isLocation, placeOf } from './location';
import { natGatewayIn } from './nat-gateway';
import { networkIn } from './network';
import { type HetznerPlan, plansAt } from './plan';
import type { HetznerProps } from './props';
import { makeServers } from './servers';
import { resolveHetzner } from './spec';

/** Machines at Hetzner Cloud, made by Terraform: dedicated processors, local NVMe, KVM. */
export function hetzner(props: HetznerProps): Machines<HetznerPlan> {
  return keepingDefaults(() => machinesOf(resolveHetzner(props)));
}

function machinesOf({ spec, findings }: ReturnType<typeof resolveHetzner>): Machines<HetznerPlan> {
  return {
    provider: 'hetzner',
    credential: 'HCLOUD_TOKEN',
    place: isLocation(spec.location) ? placeOf(spec.location) : undefined,
    userDataLimit: hetznerLimits.userDataBytes,
    userDataGzip: true,
    adminFrom: spec.adminFrom,
    cloudFirewall: 'stateful',
    privateNetwork: true,
    networkLimit: hetznerLimits.attachmentsPerNetwork,
    firewallLimits: { rules: hetznerLimits.rulesPerFirewall, sourcesPerRule: hetznerLimits.sourcesPerRule },
    plans: plansAt(spec.location),
    loadBalancers: true,
    findings,
    terraform: true,
    natGateway: spec.natGateway ? { resolvers } : undefined,
    addresses: (stack, site) =>
      spec.natGateway
        ? behind(natGatewayIn(stack, spec, site).address, site)
        : new Map([...makeAddresses(stack, spec, site)].map(([node, address]) => [node, address.ipAddress])),
    apiLoadBalancer: (stack, site) => makeApiLoadBalancer(stack, spec, site),
    provision: (stack, site, surroundings) => {
      const network = networkIn(stack, spec, site);
      makeServers(stack, spec, site, surroundings, network);
      for (const opening of surroundings.openings) {
        if (opening.kind === 'loadBalancer') makeLoadBalancer(stack, spec, site, network, opening);
      }
    },
    hostFiles: () => [],
  };
}

/** Every machine is reached by way of the gateway. */
function behind(gateway: string, site: Site): ReadonlyMap<string, string> {
  return new Map(site.nodes.map((node) => [node.name, gateway]));
}
