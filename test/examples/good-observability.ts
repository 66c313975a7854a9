import { Chart, Duration, Size } from 'cdk8s';
import { Entry, Gateway, Microservice, Observability, type ObservabilityProps, Platform, Tls } from 'naust';
import { goodPlatform } from './good-machines';
import { goodExternal, goodReceiver } from './good-receivers';
import { address } from './good-routing';
import { besidePool, image } from './good-workloads';

const routed = (scope: Chart): Gateway =>
  new Gateway(scope, 'gateway', {
    host: 'shop.example.no',
    entry: Entry.address('203.0.113.1', { from: ['198.51.100.0/24'] }),
    tls: Tls.secret('shop-tls'),
    routes: { '/v1/orders': address },
  });

const promised = routed(new Chart(new Platform(goodPlatform), 'shop', { namespace: 'shop' }));

/** The gateway of the props is of another cluster, so it is exchanged for that of the stack. */
function ofGateway<T>(gateway: Gateway, objectives: T): T {
  if (!Array.isArray(objectives)) return objectives;
  return objectives.map((one: unknown) =>
    typeof one === 'object' && one !== null && (one as { gateway?: unknown }).gateway === promised
      ? { ...one, gateway }
      : one,
  ) as T;
}

export const observability = besidePool<ObservabilityProps>(
  (on) => ({
    on,
    retention: Duration.days(15),
    namespace: 'observability',
    storageClass: 'local-path-telemetry',
    prometheus: {
      volume: Size.gibibytes(50),
      sizeCap: Size.gibibytes(40),
      scrapeInterval: Duration.seconds(30),
      memory: Size.gibibytes(2),
    },
    loki: { volume: Size.gibibytes(50), memory: Size.gibibytes(1) },
    grafana: {
      adminSecret: 'grafana-admin',
      volume: Size.gibibytes(5),
      memory: Size.gibibytes(1),
      host: 'grafana.example.no',
      dashboards: [{ uid: 'orders', title: 'Orders' }],
      oidc: {
        at: goodExternal,
        authorize: '/oauth2/authorize',
        token: '/oauth2/token',
        userInfo: '/oauth2/userinfo',
        clientId: 'grafana',
        secret: 'grafana-oidc',
        groups: { admin: ['platform'], viewer: ['developers'] },
      },
    },
    alloy: { memory: Size.gibibytes(1), redact: ['email', 'token'] },
    alertmanager: { receivers: { oncall: goodReceiver }, memory: Size.mebibytes(256) },
    objectives: { inventory: { availability: 99.9 } },
    routeObjectives: [
      {
        gateway: promised,
        route: '/v1/orders',
        server: 'shop.example.no',
        availability: 99.9,
        latency: { within: Duration.millis(300), share: 99 },
      },
    ],
    databases: {
      orders: {
        at: goodExternal,
        user: 'metrics',
        secret: 'orders-metrics',
        database: 'orders',
        authority: 'orders-authority',
      },
    },
    tempo: {
      volume: Size.gibibytes(20),
      retention: Duration.days(7),
      tracesPerPod: Size.mebibytes(20),
      memory: Size.gibibytes(1),
    },
    mutualTls: { issuer: 'internal', issuerKind: 'Issuer' },
    probes: { hosts: ['www.example.no'], networks: ['203.0.113.0/24'] },
    rules: {
      metrics: { orders_waiting: ['channel'] },
      records: { 'orders:waiting:sum': 'sum by (namespace) (orders_waiting)' },
      alerts: {
        OrdersWait: {
          when: 'orders:waiting:sum > 100',
          lasting: Duration.minutes(10),
          severity: 'page',
          summary: '{{ $value }} orders wait in {{ $labels.namespace }}',
          runbook: 'https://wiki.example.no/orders',
          labels: { team: 'orders' },
        },
      },
    },
  }),
  (of, given) => {
    const shop = of.namespace('shop');
    const props = { ...given, routeObjectives: ofGateway(routed(shop), given.routeObjectives) };
    const inventory = new Microservice(shop, 'inventory', { image: image });
    new Microservice(shop, 'orders', { image: image }).calls(inventory, {});
    return new Observability(of, 'observability', props);
  },
);
