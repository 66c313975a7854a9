import { Size } from 'cdk8s';
import {
  Cluster,
  type ClusterProps,
  EtcdSnapshots,
  type ExistingClusterProps,
  type ExistingNode,
  type NamespaceProps,
  Place,
  type PlaceProps,
  Platform,
  type PlatformProps,
  type Plan,
  Residency,
  ResilienceEngine,
  type S3SnapshotsProps,
  type S3StateProps,
  TerraformState,
} from 'naust';
import { adopted, type AdoptedHost, type AdoptedProps } from 'naust/adopted';
import { hetzner, type HetznerProps, plan } from 'naust/hetzner';
import { openstack, type OpenStackProps, type OpenStackSite, plan as osloPlan } from 'naust/openstack';
import { plan as norwegianPlan, upcloud, type UpCloudProps } from 'naust/upcloud';

/** One public thing, with every prop that it has, and a stack that holds it. */
export interface Subject<P extends object = object> {
  readonly props: P;
  readonly stack: (props: P) => Platform;
}

/** Every key of the props is written: a new one that is not here does not compile. */
export type Complete<P> = { readonly [K in keyof Required<P>]: Exclude<P[K], undefined> };

export function subject<P extends object>(props: Complete<P>, stack: (props: P) => Platform): Subject {
  return { props, stack: stack as (props: object) => Platform };
}

const operatorKey =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE42OiqPoFEoJ4WXYuT8ZhEl3JGTGGXY81vHgJK412cs operators@example.no';
const oslo = Place.norway('Oslo', { operator: 'CoolVDS' });

export const goodPlatform: Complete<PlatformProps> = {
  name: 'shop-test',
  residency: Residency.eea({ personalData: 'NO', telemetry: 'NO' }),
};

const goodHost: Complete<AdoptedHost> = {
  name: 'oslo-1',
  address: '198.51.100.7',
  cpu: 8,
  memory: Size.gibibytes(64),
  disk: Size.gibibytes(960),
  place: oslo,
};

const besides: AdoptedHost = { ...goodHost, name: 'oslo-2', address: '198.51.100.8' };
const hosts = (host: AdoptedHost = goodHost, props: AdoptedProps = { adminFrom: ['203.0.113.0/24'] }) =>
  adopted([host], props);

/** A cluster of hosts that exist, which needs no Terraform. */
export function adoptedCluster(platform = new Platform(goodPlatform)): Cluster<'oslo'> {
  return new Cluster(platform, 'nordic', {
    servers: { machines: hosts(), singleNode: true },
    pools: { oslo: { machines: hosts(besides), singleNode: true } },
  });
}

const goodHetzner: Complete<HetznerProps> = {
  location: 'hel1',
  sshKeys: [operatorKey],
  adminFrom: ['203.0.113.0/24'],
  image: 'ubuntu-24.04',
  natGateway: { plan: plan.ccx13 },
  protection: 'all',
};

const goodUpCloud: Complete<UpCloudProps> = {
  zone: 'no-svg1',
  sshKeys: [operatorKey],
  adminFrom: ['203.0.113.0/24'],
  image: 'Ubuntu Server 24.04 LTS (Noble Numbat)',
  protection: 'all',
};

const goodOpenStack: Complete<OpenStackProps> = {
  site: 'osl2',
  cloud: 'osl2-shop',
  sshKeys: [operatorKey],
  adminFrom: ['203.0.113.0/24'],
  image: 'ubuntu-24.04',
  protection: 'all',
};

const goodState: Complete<S3StateProps> = {
  bucket: 'shop-terraform',
  endpoint: 's3.osl2.safedc.net',
  region: 'us-east-1',
  encrypt: true,
  place: Place.norway('Oslo', { operator: 'Safespring', zone: 'osl2' }),
};

const goodNode: Complete<ExistingNode> = {
  name: 'node-1',
  place: oslo,
  allocatable: { cpu: 7.5, memory: Size.gibibytes(28), disk: Size.gibibytes(90) },
  taints: ['dedicated=database:NoSchedule'],
};

const goodSnapshots: Complete<S3SnapshotsProps> = {
  bucket: 'shop-etcd',
  endpoint: 's3.osl2.safedc.net',
  region: 'us-east-1',
  place: Place.norway('Oslo', { operator: 'Safespring', zone: 'osl2' }),
  schedule: '0 */6 * * *',
  keep: 28,
};

/** A cluster that Terraform makes. */
export function madeCluster(platform: Platform): Cluster<never> {
  return new Cluster(platform, 'nordic', {
    machines: hetzner(goodHetzner),
    state: TerraformState.s3(goodState),
    servers: { count: 1, plan: plan.ccx13, singleNode: true },
    pools: {},
  });
}

/** The machines are given as they are: what is in them has a subject of its own. */
const cluster = subject<ClusterProps<Plan, 'apps' | 'stavanger' | 'oslo'>>(
  {
    machines: hetzner({ ...goodHetzner, natGateway: undefined }),
    state: TerraformState.s3(goodState),
    servers: { count: 3, plan: plan.ccx13, singleNode: false },
    pools: {
      apps: {
        count: 2,
        plan: plan.ccx23,
        singleNode: false,
        profile: 'gateway',
        gate: { storage: 'local NVMe', reportOnly: { latency: 'a test', steal: 'measured elsewhere' } },
      },
      stavanger: {
        machines: upcloud(goodUpCloud),
        count: 1,
        plan: Object.values(norwegianPlan)[0]!,
        network: '10.64.0.0/16',
        singleNode: true,
      },
      oslo: { machines: hosts(), singleNode: true },
    },
    api: { loadBalancer: true, host: 'api.example.no' },
    snapshots: EtcdSnapshots.s3(goodSnapshots),
    k3sVersion: 'v1.35.6+k3s1',
    network: '10.0.0.0/16',
    pinnedStorage: { personalData: ['fast-norway'], telemetry: ['slow-norway'] },
    resilience: ResilienceEngine.istio(),
  },
  (props) => {
    const platform = new Platform(goodPlatform);
    new Cluster(platform, 'nordic', props);
    return platform;
  },
);

/** The platform, its places and its machines. */
export const machineSubjects: Readonly<Record<string, Subject>> = {
  Platform: subject<PlatformProps>(goodPlatform, (props) => new Platform(props)),
  Place: subject<PlaceProps & { readonly country: 'NO'; readonly city: string }>(
    { country: 'NO', city: 'Oslo', operator: { name: 'Fjelldata', country: 'NO' }, zone: 'oslo' },
    ({ country, city, ...props }) => {
      const platform = new Platform(goodPlatform);
      const place = Place.in(country, city, props);
      new Cluster(platform, 'nordic', {
        servers: { machines: hosts({ ...goodHost, place }), singleNode: true },
        pools: {},
      });
      return platform;
    },
  ),
  Namespace: subject<NamespaceProps>(
    { podSecurity: 'restricted', pullSecret: 'registry', holds: 'personalData' },
    (props) => {
      const platform = new Platform(goodPlatform);
      adoptedCluster(platform).namespace('shop', props);
      return platform;
    },
  ),
  'TerraformState.s3': subject<S3StateProps>(goodState, (props) => {
    const platform = new Platform(goodPlatform);
    new Cluster(platform, 'nordic', {
      machines: hetzner(goodHetzner),
      state: TerraformState.s3(props),
      servers: { count: 1, plan: plan.ccx13, singleNode: true },
      pools: {},
    });
    return platform;
  }),
  'EtcdSnapshots.s3': subject<S3SnapshotsProps>(goodSnapshots, (props) => {
    const platform = new Platform(goodPlatform);
    new Cluster(platform, 'nordic', {
      servers: { machines: hosts(), singleNode: true },
      pools: {},
      snapshots: EtcdSnapshots.s3(props),
    });
    return platform;
  }),
  'Cluster.existing': subject<ExistingClusterProps<'apps'>>(
    {
      pools: { apps: { nodes: [goodNode], singleNode: true } },
      cni: 'calico',
      nodeEncryption: 'wireguard',
      controlPlane: oslo,
      podNetwork: '10.244.0.0/16',
      nodeNetworks: ['10.0.0.0/16'],
      pinnedStorage: { personalData: ['fast-norway'] },
      resilience: ResilienceEngine.linkerd(),
    },
    (props) => {
      const platform = new Platform(goodPlatform);
      Cluster.existing(platform, 'nordic', props);
      return platform;
    },
  ),
  'a node of Cluster.existing': subject<ExistingNode>(goodNode, (node) => {
    const platform = new Platform(goodPlatform);
    Cluster.existing(platform, 'nordic', {
      pools: { apps: { nodes: [node], singleNode: true } },
      cni: 'calico',
      controlPlane: oslo,
      podNetwork: '10.244.0.0/16',
    });
    return platform;
  }),
  adopted: subject<{ readonly host: AdoptedHost; readonly props: AdoptedProps }>(
    { host: goodHost, props: { adminFrom: ['203.0.113.0/24'] } },
    ({ host, props }) => {
      const platform = new Platform(goodPlatform);
      new Cluster(platform, 'nordic', {
        servers: { machines: hosts(host, props), singleNode: true },
        pools: {},
      });
      return platform;
    },
  ),
  hetzner: subject<HetznerProps>(goodHetzner, (props) => {
    const platform = new Platform(goodPlatform);
    new Cluster(platform, 'nordic', {
      machines: hetzner(props),
      state: TerraformState.s3(goodState),
      servers: { count: 1, plan: plan.ccx13, singleNode: true },
      pools: {},
    });
    return platform;
  }),
  upcloud: subject<UpCloudProps>(goodUpCloud, (props) => {
    const platform = new Platform(goodPlatform);
    new Cluster(platform, 'nordic', {
      machines: upcloud(props),
      state: TerraformState.s3(goodState),
      servers: { count: 1, plan: Object.values(norwegianPlan)[0]!, singleNode: true },
      pools: {},
    });
    return platform;
  }),
  openstack: subject<OpenStackProps>(goodOpenStack, (props) => {
    const platform = new Platform(goodPlatform);
    new Cluster(platform, 'nordic', {
      machines: openstack(props),
      state: TerraformState.s3(goodState),
      servers: { count: 1, plan: osloPlan['l2.c4r8.100'], singleNode: true },
      pools: {},
    });
    return platform;
  }),
  'the site of openstack': subject<OpenStackSite>(
    { place: oslo, region: 'RegionOne', externalNetwork: 'public', loadBalancers: true },
    (site) => {
      const platform = new Platform(goodPlatform);
      new Cluster(platform, 'nordic', {
        machines: openstack({ ...goodOpenStack, site }),
        state: TerraformState.s3(goodState),
        servers: { count: 1, plan: osloPlan['l2.c4r8.100'], singleNode: true },
        pools: {},
      });
      return platform;
    },
  ),
  Cluster: cluster,
};
