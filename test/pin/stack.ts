import { Size } from 'cdk8s';
import { Cluster, type Machines, type Namespace } from '../../src/cluster';
import { Platform } from '../../src/platform';
import { adopted } from '../../src/providers/adopted';
import { type Place, Residency } from '../../src/residency';
import { helsinki, oslo } from '../workload/nordic';

function hosts(pool: string, addresses: readonly string[], place: Place): Machines<never> {
  const size = { cpu: 8, memory: Size.gibibytes(64), disk: Size.gibibytes(960) };
  return adopted(
    addresses.map((address, index) => ({ name: `${pool}-${index + 1}`, address, place, ...size })),
    { adminFrom: ['192.0.2.0/24'] },
  );
}

export interface Pinned {
  readonly platform: Platform;
  readonly cluster: Cluster<'apps' | 'oslo'>;
  /** It holds personal data, and so is pinned to Norway. */
  readonly customers: Namespace;
}

/** Most nodes in Finland, one in Norway; personal data stays there. */
export function pinned(): Pinned {
  const platform = new Platform({ name: 'shop-test', residency: Residency.eea({ personalData: 'NO' }) });
  const cluster = new Cluster(platform, 'nordic', {
    servers: { machines: hosts('server', ['203.0.113.1'], helsinki), singleNode: true },
    pools: {
      apps: { machines: hosts('apps', ['203.0.113.11', '203.0.113.12'], helsinki) },
      oslo: { machines: hosts('oslo', ['198.51.100.7'], oslo), singleNode: true },
    },
    pinnedStorage: { personalData: ['fast-norway'] },
  });
  return { platform, cluster, customers: cluster.namespace('customers', { holds: 'personalData' }) };
}
