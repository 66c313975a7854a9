import type { Machines } from '../../cluster';
import { keepingDefaults } from '../../kernel';
import { statedStorage, userDataBytes } from './defaults';
import { makeFirewalls } from './firewalls';
import { makeLoadBalancer } from './load-balancers';
import { plan, type UpCloudPlan } from './plan';
import type { UpCloudProps } from './props';
import { makeServers, serverOf } from './servers';
import { resolveUpCloud } from './spec';
import { isZone, placeOf } from './zone';

/** Machines at UpCloud, made by Terraform: KVM with MaxIOPS network storage, in Norway at `no-svg1`. */
export function upcloud(props: UpCloudProps): Machines<UpCloudPlan> {
  return keepingDefaults(() => machinesOf(resolveUpCloud(props)));
}

function machinesOf({ spec, findings }: ReturnType<typeof resolveUpCloud>): Machines<UpCloudPlan> {
  return {
    provider: 'upcloud',
    credential: 'UPCLOUD_TOKEN',
    place: isZone(spec.zone) ? placeOf(spec.zone) : undefined,
    userDataLimit: userDataBytes,
    storage: statedStorage,
    adminFrom: spec.adminFrom,
    cloudFirewall: 'stateless',
    privateNetwork: true,
    plans: Object.keys(plan),
    loadBalancers: true,
    findings,
    terraform: true,
    addresses: (stack, site) => makeServers(stack, spec, site),
    provision: (stack, site, surroundings) => {
      for (const node of site.nodes) serverOf(stack, node.name).userData = surroundings.userData(node);
      makeFirewalls(stack, spec, site, surroundings);
      for (const opening of surroundings.openings) {
        if (opening.kind === 'loadBalancer') makeLoadBalancer(stack, spec, site, opening);
      }
    },
    hostFiles: () => [],
  };
}
