import { Size } from 'cdk8s';
import type { Host, Machines, Plan } from '../../src/cluster';
import { Place } from '../../src/residency';

export const examplePlan: Plan = {
  name: 'small',
  provider: 'example',
  cpu: 2,
  memory: Size.gibibytes(8),
  disk: Size.gibibytes(80),
  storage: 'local-nvme',
  dedicated: true,
};

export const oslo = Place.norway('Oslo', { operator: 'CoolVDS' });
export const helsinki = Place.in('FI', 'Helsinki', { operator: 'Hetzner', zone: 'hel1' });

/** A provider whose Terraform is nothing: what is tested is what the cluster makes of it. */
export function exampleMachines(change: Partial<Machines> = {}): Machines {
  return {
    provider: 'example',
    credential: 'EXAMPLE_TOKEN',
    place: oslo,
    adminFrom: ['203.0.113.0/24'],
    cloudFirewall: 'stateful',
    privateNetwork: true,
    loadBalancers: true,
    findings: [],
    terraform: true,
    userDataLimit: 32768,
    addresses: (_, site) => new Map(site.nodes.map((node, n) => [node.name, `192.0.2.${n + 1}`])),
    provision: () => undefined,
    hostFiles: () => [],
    ...change,
  };
}

export function exampleHost(change: Partial<Host> = {}): Host {
  return {
    name: 'oslo-1',
    address: '198.51.100.7',
    cpu: 8,
    memory: Size.gibibytes(64),
    disk: Size.gibibytes(960),
    place: oslo,
    ...change,
  };
}

export const existingMachines = (...hosts: Host[]): Machines<never> =>
  exampleMachines({
    provider: 'adopted',
    credential: undefined,
    hosts,
    place: undefined,
    cloudFirewall: 'none',
    terraform: false,
    privateNetwork: false,
    loadBalancers: false,
  }) as Machines<never>;
