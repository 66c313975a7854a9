import { Size } from 'cdk8s';
import type { HostSpec } from '../../src/cloud-init';
import { adopted } from '../../src/providers/adopted';
import { Place } from '../../src/residency';

/** The folder of a host as synth writes it. */
export function hostFolder(host: HostSpec) {
  const oslo = {
    name: host.hostname,
    address: '198.51.100.7',
    cpu: 8,
    memory: Size.gibibytes(64),
    disk: Size.gibibytes(960),
    place: Place.norway('Oslo', { operator: 'CoolVDS' }),
  };
  const made = {
    pool: 'oslo',
    series: 'oslo',
    drained: false,
    leftToPods: false,
    taints: [],
    privateNetwork: undefined,
    userDataLimit: { bytes: undefined, gzip: false },
  };
  const node = { ...oslo, ...made, role: host.role, publicAddress: oslo.address, labels: {}, host };
  const site = {
    platform: 'shop',
    cluster: 'nordic',
    name: 'oslo',
    nodes: [node],
    network: '10.1.0.0/16',
    podNetwork: '10.42.0.0/16',
    apiAddress: undefined,
    acrossSites: true,
  };
  return adopted([oslo], { adminFrom: ['203.0.113.0/24'] }).hostFiles(site, node, []);
}
