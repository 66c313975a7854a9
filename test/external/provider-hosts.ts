import { Size } from 'cdk8s';
import type { HostSpec } from '../../src/cloud-init';
import { Cluster, type Machines, type Plan } from '../../src/cluster';
import { Platform } from '../../src/platform';
import { adopted } from '../../src/providers/adopted';
import { hetzner, plan as ofHetzner } from '../../src/providers/hetzner';
import { openstack, plan as ofOpenStack } from '../../src/providers/openstack';
import { plan as ofUpCloud, upcloud } from '../../src/providers/upcloud';
import { Place, Residency } from '../../src/residency';
import { problemsOf } from '../../src/testing';
import { access, exampleState } from '../providers/example-site';

const oslo = {
  name: 'oslo-1',
  address: '198.51.100.7',
  cpu: 8,
  memory: Size.gibibytes(64),
  disk: Size.gibibytes(960),
  place: Place.norway('Oslo', { operator: 'CoolVDS' }),
};

function made(machines: Machines, plan: Plan): readonly HostSpec[] {
  const platform = new Platform({ name: 'shop', residency: Residency.eea() });
  const cluster = new Cluster(platform, 'nordic', {
    machines,
    state: exampleState,
    servers: { count: 3, plan },
    pools: { apps: { count: 2, plan } },
  });
  return soundHosts(platform, cluster);
}

function joinedByHand(): readonly HostSpec[] {
  const platform = new Platform({ name: 'shop', residency: Residency.eea() });
  const machines = adopted([oslo], { adminFrom: access.adminFrom });
  const cluster = new Cluster(platform, 'nordic', { servers: { machines, singleNode: true }, pools: {} });
  return soundHosts(platform, cluster);
}

function soundHosts(platform: Platform, cluster: Cluster): readonly HostSpec[] {
  const [problem] = problemsOf(platform);
  if (problem) throw new Error(problem.what);
  return cluster.openedMachines.map(({ host }) => host);
}

/** The machines of each provider as a cluster has them: the first server, the others, then agents. */
export const providerHosts: Readonly<Record<string, () => readonly HostSpec[]>> = {
  hetzner: () => made(hetzner({ location: 'hel1', ...access }), ofHetzner.ccx13),
  'hetzner behind NAT': () =>
    made(hetzner({ location: 'hel1', ...access, natGateway: { plan: ofHetzner.ccx13 } }), ofHetzner.ccx13),
  upcloud: () => made(upcloud({ zone: 'no-svg1', ...access }), ofUpCloud['PREMIUM-4xCPU-8GB']),
  openstack: () => made(openstack({ site: 'osl2', ...access }), ofOpenStack['l2.c4r8.500']),
  adopted: joinedByHand,
};
