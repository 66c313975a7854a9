import { Size } from 'cdk8s';
import { Cluster, type ClusterProps, type Machines, TerraformState } from '../../src/cluster';
import { Observability, type ObservabilityProps } from '../../src/observability';
import { Platform } from '../../src/platform';
import { adopted } from '../../src/providers/adopted';
import { type Place, Residency } from '../../src/residency';
import { exampleMachines, examplePlan, helsinki, oslo } from '../cluster/example-machines';

function hosts(pool: string, addresses: readonly string[], place: Place, disk: Size): Machines<never> {
  const size = { cpu: 8, memory: Size.gibibytes(64), disk };
  return adopted(
    addresses.map((address, index) => ({ name: `${pool}-${index + 1}`, address, place, ...size })),
    { adminFrom: ['192.0.2.0/24'] },
  );
}

export interface NordicOptions {
  readonly residency?: Residency;
  /** Of every host. */
  readonly disk?: Size;
  readonly pinnedStorage?: ClusterProps<never, never>['pinnedStorage'];
}

export interface Nordic {
  readonly platform: Platform;
  readonly cluster: Cluster<'apps' | 'oslo'>;
}

/** Applications in Helsinki, one large host in Oslo; telemetry stays in Norway. */
export function nordic(options: NordicOptions = {}): Nordic {
  const { residency = Residency.eea({ telemetry: 'NO' }), disk = Size.gibibytes(960) } = options;
  const platform = new Platform({ name: 'shop-test', residency });
  const cluster = new Cluster(platform, 'nordic', {
    pinnedStorage: options.pinnedStorage,
    servers: { machines: hosts('server', ['203.0.113.1', '203.0.113.2', '203.0.113.3'], helsinki, disk) },
    pools: {
      apps: { machines: hosts('apps', ['203.0.113.11', '203.0.113.12'], helsinki, disk) },
      oslo: { machines: hosts('oslo', ['198.51.100.7'], oslo, disk), singleNode: true },
    },
  });
  return { platform, cluster };
}

/** A platform whose cluster is observed from Oslo. */
export function observed(props: ObservabilityProps = {}, options: NordicOptions = {}): Platform {
  const { platform, cluster } = nordic(options);
  new Observability(cluster, 'observability', { on: cluster.pools.oslo, ...props });
  return platform;
}

/** A cluster whose machines Terraform makes in Oslo, all in one private network. */
export function oneSite(): { readonly platform: Platform; readonly cluster: Cluster<'apps'> } {
  const platform = new Platform({ name: 'journal', residency: Residency.norway() });
  const cluster = new Cluster(platform, 'fjord', {
    machines: exampleMachines(),
    state: TerraformState.s3({ bucket: 'journal-terraform', endpoint: 's3.example.no', place: oslo }),
    servers: { count: 3, plan: examplePlan },
    pools: { apps: { count: 2, plan: examplePlan } },
    network: '10.20.0.0/16',
  });
  return { platform, cluster };
}

export function observedInOneSite(): Platform {
  const { platform, cluster } = oneSite();
  const small = { volume: Size.gibibytes(20) };
  new Observability(cluster, 'observability', { prometheus: small, loki: small });
  return platform;
}
