import type { Machines } from '../../cluster';
import { makeAddresses } from './addresses';
import { hetznerLimits } from './defaults';
import { makeLoadBalancer } from './load-balancers';
import { isLocation, placeOf } from './location';
import { makeNetwork } from './network';
import { type HetznerPlan, plansAt } from './plan';
import type { HetznerProps } from './props';
import { makeServers } from './servers';
import { resolveHetzner } from './spec';

/** Machines at Hetzner Cloud, made by Terraform: dedicated processors, local NVMe, KVM. */
export function hetzner(props: HetznerProps): Machines<HetznerPlan> {
  const { spec, findings } = resolveHetzner(props);
  return {
    provider: 'hetzner',
    place: isLocation(spec.location) ? placeOf(spec.location) : undefined,
    userDataLimit: hetznerLimits.userDataBytes,
    userDataGzip: true,
    adminFrom: spec.adminFrom,
    cloudFirewall: 'stateful',
    privateNetwork: true,
    networkLimit: hetznerLimits.attachmentsPerNetwork,
    plans: plansAt(spec.location),
    loadBalancers: true,
    findings,
    terraform: true,
    addresses: (stack, site) =>
      new Map([...makeAddresses(stack, spec, site)].map(([node, address]) => [node, address.ipAddress])),
    provision: (stack, site, surroundings) => {
      const network = makeNetwork(stack, spec, site);
      makeServers(stack, spec, site, surroundings, network);
      for (const opening of surroundings.openings) {
        if (opening.kind === 'loadBalancer') makeLoadBalancer(stack, spec, site, network, opening);
      }
    },
    hostFiles: () => [],
  };
}
