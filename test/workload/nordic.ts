import { Size } from 'cdk8s';
import { Cluster, type Machines, type Namespace } from '../../src/cluster';
import { Platform } from '../../src/platform';
import { adopted } from '../../src/providers/adopted';
import { Place, Residency } from '../../src/residency';

export const oslo = Place.norway('Oslo', { operator: 'CoolVDS' });
export const helsinki = Place.in('FI', 'Helsinki', { operator: 'Hetzner', zone: 'hel1' });

function host(name: string, address: string, place: Place): Machines<never> {
  const size = { cpu: 8, memory: Size.gibibytes(64), disk: Size.gibibytes(960) };
  return adopted([{ name, address, place, ...size }], { adminFrom: ['192.0.2.0/24'] });
}

export interface Nordic {
  readonly platform: Platform;
  readonly cluster: Cluster<'apps' | 'oslo'>;
  readonly shop: Namespace;
}

/** Applications in Helsinki, and a pool in Oslo, or where it is put. */
export function nordic(place = oslo, residency = Residency.eea({ personalData: 'NO' })): Nordic {
  const platform = new Platform({ name: 'shop-test', residency });
  const cluster = new Cluster(platform, 'nordic', {
    servers: { machines: host('server-1', '203.0.113.1', helsinki), singleNode: true },
    pools: {
      apps: { machines: host('apps-1', '203.0.113.11', helsinki), singleNode: true },
      oslo: { machines: host('oslo-1', '198.51.100.7', place), singleNode: true },
    },
  });
  return { platform, cluster, shop: cluster.namespace('shop') };
}
