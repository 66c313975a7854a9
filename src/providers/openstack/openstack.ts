import type { Machines, Site } from '../../cluster';
import { keepingDefaults } from '../../kernel';
import type { TerraformStack } from '../../terraform';
import { makeApiLoadBalancer } from './api-load-balancer';
import { openStackLimits } from './defaults';
import { makeLoadBalancer } from './load-balancers';
import { makeNetwork } from './network';
import { type OpenStackPlan, safespringFlavors } from './plan';
import { makePorts } from './ports';
import type { OpenStackProps } from './props';
import { makeServers } from './servers';
import { resolveOpenStack } from './spec';

/** Machines at an OpenStack cloud, made by Terraform: KVM, in Norway at Safespring's `osl2` with local NVMe. */
export function openstack(props: OpenStackProps): Machines<OpenStackPlan> {
  return keepingDefaults(() => machinesOf(resolveOpenStack(props)));
}

function machinesOf({ spec, findings }: ReturnType<typeof resolveOpenStack>): Machines<OpenStackPlan> {
  const { site: described } = spec;
  const balancesApi = described?.networking === 'own' && described.loadBalancers;
  return {
    provider: 'openstack',
    credential: 'OS_CLOUD',
    place: described?.place,
    userDataLimit: openStackLimits.userDataBytes,
    userDataGzip: true,
    adminFrom: spec.adminFrom,
    sshKeysByUserData: spec.sshKeys,
    cloudFirewall: 'stateful',
    privateNetwork: described?.networking === 'own',
    loadBalancers: described?.loadBalancers ?? false,
    plans: described?.networking === 'shared' ? safespringFlavors : undefined,
    findings,
    terraform: true,
    addresses: (stack, site) => makePorts(stack, spec, site, makeNetwork(stack, spec, site)),
    ...(balancesApi
      ? { apiLoadBalancer: (stack: TerraformStack, site: Site) => makeApiLoadBalancer(stack, spec, site) }
      : {}),
    provision: (stack, site, surroundings) => {
      makeServers(stack, spec, site, surroundings);
      for (const opening of surroundings.openings) {
        if (opening.kind === 'loadBalancer') makeLoadBalancer(stack, spec, site, opening);
      }
    },
    hostFiles: () => [],
  };
}
