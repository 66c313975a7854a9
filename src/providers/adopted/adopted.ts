import type { Machines } from '../../cluster';
import { keepingDefaults } from '../../kernel';
import type { AdoptedHost, AdoptedProps } from './props';
import { renderHostFolder } from './render-host-folder';
import { resolveAdopted } from './spec';

/**
 * Hosts that exist, at a provider without an API or anywhere else, as nodes of a cluster. Nothing reaches them by
 * itself: for each there is a folder `naust.out/<platform>/hosts/<node>/` with a script to run on it.
 */
export function adopted(hosts: readonly AdoptedHost[], props: AdoptedProps = {}): Machines<never> {
  return keepingDefaults(() => machinesOf(resolveAdopted(hosts, props)));
}

function machinesOf(spec: ReturnType<typeof resolveAdopted>): Machines<never> {
  return {
    provider: 'adopted',
    hosts: spec.hosts,
    adminFrom: spec.adminFrom,
    cloudFirewall: 'none',
    privateNetwork: false,
    loadBalancers: false,
    terraform: false,
    findings: spec.findings,
    addresses: (_stack, site) => new Map(site.nodes.map((node) => [node.name, node.publicAddress ?? ''])),
    provision: () => {},
    hostFiles: (_site, node) => renderHostFolder(node.host, node.publicAddress ?? ''),
  };
}
