import { Chart, Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import {
  EgressProxy,
  type EgressProxyProps,
  Entry,
  External,
  type ExternalCidrsProps,
  type ExternalPodsProps,
  type ExternalProps,
  Gateway,
  GatewayApi,
  type GatewayApiProps,
  type GatewayProps,
  HostGateway,
  type HostGatewayProps,
  HostObservability,
  type HostObservabilityProps,
  Microservice,
  nginxTargets,
  NodeRestarts,
  type NodeRestartsProps,
  Place,
  Platform,
  SecretRef,
  Tls,
} from 'naust';
import { goodRecipient, residencySubjects } from './good-residency';
import { goodPlatform, machineSubjects, madeCluster, type Subject, subject } from './good-machines';
import { goodReceiver, receiverSubjects } from './good-receivers';
import { observability } from './good-observability';
import { address, apiRouting, routing } from './good-routing';
import { secretSubjects } from './good-secrets';
import { besidePool, image, workloadSubjects } from './good-workloads';

function chart(): Chart {
  return new Chart(new Platform(goodPlatform), 'shop', { namespace: 'shop' });
}

const platformOf = (scope: Chart): Platform => scope.node.root as Platform;

const gateway = subject<GatewayProps>(
  {
    ...routing,
    entry: Entry.address('203.0.113.1', {
      from: ['198.51.100.0/24'],
      idleTimeout: Duration.seconds(60),
      nodePorts: { http: 30080, https: 30443 },
    }),
    tls: Tls.certManager('letsencrypt', { kind: 'ClusterIssuer' }),
    servers: [{ host: 'www.example.no', routes: { '/': address }, tls: Tls.secret('www-tls') }],
    replicas: 2,
    autoscale: { maxReplicas: 4, cpuPercent: 70 },
    exporter: 'nginx/nginx-prometheus-exporter:1.5.1',
    image: 'nginxinc/nginx-unprivileged:1.30.4-alpine',
    nginx: nginxTargets.unprivileged130,
    resources: {
      requests: { cpu: Cpu.millis(250), memory: Size.mebibytes(256) },
      limits: { cpu: Cpu.units(2), memory: Size.mebibytes(512) },
    },
    workerConnections: 4096,
    clientKeepaliveTimeout: Duration.seconds(75),
    resolver: 'kube-dns.kube-system.svc.cluster.local',
  },
  (props) => {
    const scope = chart();
    new Gateway(scope, 'gateway', props);
    return platformOf(scope);
  },
);

export const subjects: Readonly<Record<string, Subject>> = {
  ...machineSubjects,
  ...residencySubjects,
  ...workloadSubjects,
  ...secretSubjects,
  'SecretRef.key': subject<{ readonly secret: string; readonly key: string }>(
    { secret: 'orders-db', key: 'password' },
    ({ secret, key }) => {
      const scope = chart();
      const environment = { DB_PASSWORD: SecretRef.key(secret, key) };
      new Microservice(scope, 'orders', { image: image, environment });
      return platformOf(scope);
    },
  ),
  'External.https': subject<ExternalProps>(
    { host: 'cards.example.no', port: 443, cidrs: ['192.0.2.128/25'], personalData: false },
    (props) => called((scope) => External.https(scope, 'cards', props)),
  ),
  'External.cidrs': subject<ExternalCidrsProps>(
    { host: 'cards.example.no', port: 443, cidrs: ['192.0.2.128/25'], personalData: goodRecipient },
    (props) => called((scope) => External.cidrs(scope, 'cards', props)),
  ),
  'External.pods': subject<ExternalPodsProps>(
    {
      host: 'pg-pool.production.svc.cluster.local',
      port: 5432,
      namespace: 'production',
      labels: { 'cnpg.io/poolerName': 'pg-pool' },
    },
    (props) => called((scope) => External.pods(scope, 'postgres', props)),
  ),
  Gateway: gateway,
  'Gateway with Entry.loadBalancer and Tls.secret': subject<Pick<GatewayProps, 'entry' | 'tls'>>(
    {
      entry: Entry.loadBalancer({
        nodePorts: { http: 30080, https: 30443 },
        from: ['10.0.0.0/16'],
        idleTimeout: Duration.seconds(50),
      }),
      tls: Tls.secret('shop-tls'),
    },
    (props) => {
      const platform = new Platform(goodPlatform);
      const machines = madeCluster(platform);
      const { host, routes } = routing;
      new Gateway(machines.namespace('shop'), 'gateway', { host, routes, ...props });
      return platform;
    },
  ),
  GatewayApi: subject<Pick<GatewayApiProps, keyof typeof apiRouting | 'tls' | 'entry' | 'servers'>>(
    {
      ...apiRouting,
      tls: Tls.certManager('letsencrypt'),
      entry: Entry.address('203.0.113.1', {
        from: ['198.51.100.0/24'],
        place: Place.norway('Oslo', { operator: 'CoolVDS' }),
      }),
      servers: [{ host: 'www.example.no', tls: Tls.secret('www-tls'), routes: { '/': address } }],
    },
    (props) => {
      const scope = chart();
      new GatewayApi(scope, 'gateway', props);
      return platformOf(scope);
    },
  ),
  HostGateway: subject<HostGatewayProps>(
    {
      ...routing,
      entry: Entry.address('203.0.113.1', {
        from: ['198.51.100.0/24'],
        idleTimeout: Duration.seconds(60),
        nodePorts: { http: 30080, https: 30443 },
      }),
      place: Place.norway('Oslo', { operator: 'CoolVDS' }),
      tls: Tls.files({
        certificate: '/etc/ssl/shop.pem',
        key: '/etc/ssl/shop.key',
        acmeWebroot: '/var/www/acme',
      }),
      nginx: nginxTargets.debian12,
      passwords: { '/v1/orders': '/etc/nginx/orders.htpasswd' },
      servers: [{ host: 'www.example.no', routes: { '/': address } }],
      workerConnections: 16384,
      clientKeepaliveTimeout: Duration.seconds(75),
      resolver: '192.0.2.53',
      ipv6: true,
      restartAt: '03:30',
      http3: false,
    },
    (props) => {
      const platform = new Platform(goodPlatform);
      new HostGateway(platform, 'gateway', props);
      return platform;
    },
  ),
  HostObservability: subject<HostObservabilityProps>(
    {
      on: {
        name: 'watch-1',
        address: '198.51.100.9',
        cpu: 4,
        memory: Size.gibibytes(8),
        disk: Size.gibibytes(160),
        place: Place.norway('Oslo', { operator: 'CoolVDS' }),
      },
      host: 'watch.example.no',
      tls: Tls.files({
        certificate: '/etc/ssl/watch.pem',
        key: '/etc/ssl/watch.key',
        acmeWebroot: '/var/www/acme',
      }),
      adminFrom: ['203.0.113.0/24'],
      logsFrom: ['198.51.100.8/32'],
      scrapes: {
        nodes: {
          at: { 'edge-1': '10.20.0.8:9100' },
          networks: ['10.20.0.0/24'],
          tells: 'node',
          path: '/figures',
          plain: false,
          authority: 'edge-authority',
          account: { username: 'prometheus', secret: 'edge-account' },
        },
      },
      retention: Duration.days(15),
      prometheus: {
        volume: Size.gibibytes(30),
        sizeCap: Size.gibibytes(20),
        scrapeInterval: Duration.seconds(30),
        memory: Size.gibibytes(1),
      },
      alertmanager: { receivers: { oncall: goodReceiver }, memory: Size.mebibytes(128) },
      loki: {
        volume: Size.gibibytes(30),
        memory: Size.gibibytes(1),
        logsPerHost: Size.mebibytes(100),
        streamRetention: [
          { labels: { host: 'edge-1', unit: 'nginx.service' }, retention: Duration.days(30) },
        ],
      },
      grafana: { adminSecret: 'grafana-admin', volume: Size.gibibytes(1), memory: Size.gibibytes(1) },
      alloy: { memory: Size.mebibytes(256), redact: ['email', 'token'] },
      network: '172.29.255.0/24',
      nginx: nginxTargets.debian13,
      restartAt: '03:30',
    },
    (props) => {
      const platform = new Platform(goodPlatform);
      new HostObservability(platform, 'watch', props);
      return platform;
    },
  ),
  Observability: observability,
  EgressProxy: besidePool<EgressProxyProps>(
    (on) => ({ on, addresses: '10.43.0.128/25', replicas: 2 }),
    (of, props) => {
      const shop = of.namespace('shop');
      const cards = External.https(shop, 'cards', { host: 'cards.example.no' });
      new Microservice(shop, 'orders', { image: image }).calls(cards);
      return new EgressProxy(of.namespace('egress'), 'egress-proxy', props);
    },
  ),
  ...receiverSubjects,
  NodeRestarts: subject<NodeRestartsProps>(
    {
      days: ['tue', 'thu'],
      from: '01:00',
      until: '05:00',
      timeZone: 'Europe/Oslo',
      drainTimeout: Duration.minutes(15),
      pause: Duration.minutes(5),
      lockFor: Duration.hours(1),
    },
    (props) => {
      const platform = new Platform(goodPlatform);
      new NodeRestarts(madeCluster(platform), 'restarts', props);
      return platform;
    },
  ),
};

function called(external: (scope: Chart) => External): Platform {
  const scope = chart();
  new Microservice(scope, 'orders', { image: image }).calls(external(scope));
  return platformOf(scope);
}
