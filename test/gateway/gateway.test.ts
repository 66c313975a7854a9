import { Cpu, Deployment } from 'cdk8s-plus-28';
import { Chart, Size, Testing } from 'cdk8s';
import { Entry, Gateway, type GatewayProps, nginxTargets, Tls } from '../../src/gateway';
import { PodTraffic } from '../../src/network';
import type { Platform } from '../../src/platform';
import { problemsOf, Template } from '../../src/testing';
import type { Callee } from '../../src/workload';
import { inCluster } from './nordic';
import {
  blockOf,
  chartCodes,
  clusterProps,
  config,
  golden,
  inPlainChart,
  type KubernetesObject,
  object,
  plainChart,
} from './stacks';

const balanced: GatewayProps = { ...clusterProps, entry: Entry.loadBalancer() };

const codesOf = (platform: Platform): readonly string[] =>
  problemsOf(platform).map((problem) => problem.code);

function gatewayObject(platform: Platform, kind: string): KubernetesObject {
  return Template.of(platform).object<KubernetesObject>(kind, 'gateway');
}

/** What nginx listens to and sends to, as the services of a namespace would have it. */
function ordersIn(chart: Chart): Callee {
  const traffic = new PodTraffic(chart, 'orders', {
    name: 'orders',
    labels: { 'app.kubernetes.io/name': 'orders' },
  });
  return {
    address: { host: 'orders.shop.svc.cluster.local', port: 80 },
    peersHost: 'orders-peers.shop.svc.cluster.local',
    podPort: 8080,
    traffic,
  };
}

describe('a gateway in a plain cdk8s chart', () => {
  test('has a configuration that a person could have written', () => {
    const chart = plainChart();
    const routes = { '/v1/orders': ordersIn(chart) };
    new Gateway(chart, 'gateway', { ...clusterProps, routes });
    expect(config(chart)).toBe(golden('cluster.conf'));
  });

  test('rolls its pods out anew when the configuration changes, and else not', () => {
    const digest = (change: Partial<GatewayProps>): unknown =>
      object(inPlainChart(change), 'Deployment').spec['template'];
    expect(digest({})).toEqual(digest({}));
    expect(digest({})).not.toEqual(digest({ concurrency: 50 }));
  });

  test('reads the certificate from a Secret that is there, or has cert-manager make one for every name', () => {
    expect(JSON.stringify(object(inPlainChart(), 'Deployment'))).toContain('"secretName":"shop-tls"');
    const chart = inPlainChart({
      host: ['shop.example.no', 'www.example.no'],
      tls: Tls.certManager('letsencrypt'),
    });
    expect(JSON.stringify(object(chart, 'Deployment'))).toContain('"secretName":"gateway-tls"');
    expect(object(chart, 'Certificate').spec).toMatchObject({
      secretName: 'gateway-tls',
      dnsNames: ['shop.example.no', 'www.example.no'],
      issuerRef: { kind: 'ClusterIssuer', name: 'letsencrypt' },
    });
  });

  test('runs a worker for each CPU of its limit, whatever the node has', () => {
    const resources = (limit: Cpu) => ({
      requests: { cpu: Cpu.millis(100), memory: Size.mebibytes(128) },
      limits: { cpu: limit, memory: Size.mebibytes(512) },
    });
    expect(config(inPlainChart({ resources: resources(Cpu.millis(1500)) }))).toContain('worker_processes 2;');
    expect(config(inPlainChart({ resources: resources(Cpu.units(4)) }))).toContain('worker_processes 4;');
  });

  test('has time to leave: longer than the sleep before and the workers after the signal', () => {
    const text = JSON.stringify(object(inPlainChart(), 'Deployment').spec);
    expect(text).toContain('"preStop":{"sleep":{"seconds":5}}');
    expect(text).toContain('"terminationGracePeriodSeconds":45');
    expect(config(inPlainChart())).toContain('worker_shutdown_timeout 30s;');
  });

  test('stays up while nodes are emptied, with pods that never became ready out of the way', () => {
    expect(object(inPlainChart(), 'PodDisruptionBudget').spec).toMatchObject({
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    });
  });

  test('is reached only by what stands in front, and reaches only what it routes to and DNS', () => {
    const chart = plainChart();
    const routes = { '/v1/orders': ordersIn(chart), '/v1/old': { host: '192.0.2.9', port: 81 } };
    new Gateway(chart, 'gateway', { ...clusterProps, routes });
    const policy = object(chart, 'NetworkPolicy').spec;
    const entry = [
      { port: 8080, protocol: 'TCP' },
      { port: 8443, protocol: 'TCP' },
    ];
    expect(policy['ingress']).toEqual([{ from: [{ ipBlock: { cidr: '203.0.113.0/28' } }], ports: entry }]);
    expect((policy['egress'] as { ports: object[] }[]).map(({ ports }) => ports)).toEqual([
      [
        { port: 53, protocol: 'UDP' },
        { port: 53, protocol: 'TCP' },
      ],
      [{ port: 8080, protocol: 'TCP' }],
      [{ port: 81, protocol: 'TCP' }],
    ]);
    expect(JSON.stringify(object(chart, 'NetworkPolicy', 'orders').spec['ingress'])).toContain(
      '"app.kubernetes.io/name":"gateway"',
    );
  });

  test('follows the pods of a service by its headless Service, where its nginx follows names', () => {
    const chart = plainChart();
    new Gateway(chart, 'gateway', { ...clusterProps, routes: { '/': ordersIn(chart) } });
    expect(blockOf(config(chart), 'upstream')).toContain(
      '"orders-peers.shop.svc.cluster.local:8080" resolve ',
    );
    const older = plainChart();
    const nginx = { ...nginxTargets.unprivileged130, version: '1.26.3' };
    new Gateway(older, 'gateway', { ...clusterProps, nginx, routes: { '/': ordersIn(older) } });
    expect(blockOf(config(older), 'upstream')).toContain('"orders.shop.svc.cluster.local:80" max_fails');
    expect(config(older)).not.toContain('resolver');
  });

  test('routes to a Service of cdk8s-plus, whatever it comes to select', () => {
    const chart = plainChart();
    const pods = new Deployment(chart, 'inventory', {
      containers: [{ image: 'example.no/inventory:1.0.0', portNumber: 8080 }],
    });
    const service = pods.exposeViaService({ name: 'inventory', ports: [{ port: 80, targetPort: 8080 }] });
    new Gateway(chart, 'gateway', { ...clusterProps, routes: { '/': service } });
    service.selectLabel('tier', 'shop');
    expect(blockOf(config(chart), 'upstream')).toContain('"inventory.shop.svc.cluster.local:80" resolve ');
    expect(JSON.stringify(object(chart, 'NetworkPolicy').spec['egress'])).toContain('"tier":"shop"');
  });

  test('is reached on node ports that keep who it was, where what stands in front is outside', () => {
    const nodePorts = { http: 30180, https: 30543 };
    const entry = Entry.address('203.0.113.10', { from: ['203.0.113.0/28'], nodePorts });
    expect(object(inPlainChart({ entry }), 'Service').spec).toMatchObject({
      type: 'NodePort',
      externalTrafficPolicy: 'Local',
    });
    expect(object(inPlainChart(), 'Service').spec).toMatchObject({ type: 'ClusterIP' });
  });

  test.each([
    ['a load balancer, without a cluster', { entry: Entry.loadBalancer() }, ['NAUST-GTW-014']],
    [
      'a node port out of range',
      {
        entry: Entry.address('203.0.113.1', {
          from: ['203.0.113.0/28'],
          nodePorts: { http: 80, https: 30443 },
        }),
      },
      ['NAUST-GTW-008'],
    ],
    [
      'one node port for both',
      {
        entry: Entry.address('203.0.113.1', {
          from: ['203.0.113.0/28'],
          nodePorts: { http: 30443, https: 30443 },
        }),
      },
      ['NAUST-GTW-008'],
    ],
    ['an image without a tag', { image: 'nginx' }, ['NAUST-VAL-004']],
    ['no pods', { replicas: 0 }, ['NAUST-VAL-020']],
    [
      'a name that no policy can know',
      { routes: { '/': { host: 'api.example.no', port: 80 } } },
      ['NAUST-GTW-011'],
    ],
    [
      'networks that are none',
      { routes: { '/': { host: 'api.example.no', port: 80, networks: ['all'] } } },
      ['NAUST-VAL-002'],
    ],
    ['a Secret that cannot be', { tls: Tls.secret('../other') }, ['NAUST-GTW-002']],
    ['an issuer that cannot be', { tls: Tls.certManager('Lets Encrypt') }, ['NAUST-GTW-002']],
    ['a DNS that cannot be', { resolver: 'kube-dns valid=1s' }, ['NAUST-GTW-001']],
  ] as const)('is refused with %s', (_, change, codes) => {
    expect(chartCodes(change)).toEqual(codes);
  });

  test('says where clients reach it, where that is known', () => {
    const gateway = (entry: GatewayProps['entry']): Gateway =>
      new Gateway(plainChart(), 'gateway', { ...clusterProps, entry });
    expect(gateway(clusterProps.entry).address).toBe('203.0.113.10');
    expect(gateway(Entry.loadBalancer()).address).toBeUndefined();
  });

  test('lets a name outside through to the networks that it leads to', () => {
    const routes = { '/': { host: 'api.example.no', port: 443, networks: ['198.51.100.0/24'] } };
    expect(JSON.stringify(object(inPlainChart({ routes }), 'NetworkPolicy'))).toContain('198.51.100.0/24');
  });

  test('cannot have the node ports of another', () => {
    const chart = plainChart();
    const nodePorts = { http: 30080, https: 30443 };
    const entry = Entry.address('203.0.113.10', { from: ['203.0.113.0/28'], nodePorts });
    new Gateway(chart, 'first', { ...clusterProps, entry });
    new Gateway(chart, 'second', { ...clusterProps, entry });
    expect(chart.node.findChild('first').node.validate()).toEqual([]);
    expect(chart.node.findChild('second').node.validate().join()).toContain('NAUST-GTW-016');
    expect(() => Testing.synth(chart)).toThrow('NAUST-GTW-016');
  });
});

describe('a gateway in a cluster', () => {
  test('has the load balancer opened, and believes it and the cluster about who clients are', () => {
    const { platform, shop, cluster, opened } = inCluster();
    new Gateway(shop, 'gateway', balanced);
    expect(codesOf(platform)).toEqual([]);
    expect(opened).toEqual([
      {
        kind: 'loadBalancer',
        name: 'shop-gateway',
        ports: [
          { listen: 80, nodePort: 30080 },
          { listen: 443, nodePort: 30443 },
        ],
      },
    ]);
    const text = gatewayObject(platform, 'ConfigMap').data!['nginx.conf']!;
    expect(text).toContain('listen 8443 ssl proxy_protocol;');
    expect(text).toContain('real_ip_header proxy_protocol;');
    expect(text).toContain('proxy_set_header X-Forwarded-For $remote_addr;');
    const trusted = [...text.matchAll(/set_real_ip_from "(.*)";/g)].map(([, network]) => network);
    expect(trusted).toEqual(cluster.privateNetworks);
    expect(trusted.length).toBeGreaterThan(1);
  });

  test('may have ports of a pool’s nodes in a namespace that allows it, a pod a node', () => {
    const { platform, shop, cluster, opened } = inCluster('privileged');
    new Gateway(shop, 'gateway', { ...balanced, entry: Entry.hostPorts(cluster.pools.edge) });
    expect(codesOf(platform)).toEqual([]);
    expect(opened).toEqual([{ kind: 'hostPorts', name: 'shop-gateway', pool: 'edge', ports: [80, 443] }]);
    const { spec } = gatewayObject(platform, 'Deployment');
    expect(spec).toMatchObject({
      replicas: 2,
      strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
    });
    expect(JSON.stringify(spec)).toMatch(/"hostPort":80[,}].*"hostPort":443[,}]/);
    expect(JSON.stringify(spec)).toContain('"key":"naust/pool"');
    expect(JSON.stringify(gatewayObject(platform, 'NetworkPolicy').spec['ingress'])).toContain('0.0.0.0/0');
  });

  test('is refused ports of nodes where Pod Security forbids them', () => {
    const { platform, shop, cluster } = inCluster('restricted');
    new Gateway(shop, 'gateway', { ...balanced, entry: Entry.hostPorts(cluster.pools.edge) });
    expect(codesOf(platform)).toEqual(['NAUST-GTW-009']);
  });

  test('is refused more pods than nodes whose ports they could have', () => {
    const { platform, shop, cluster } = inCluster('privileged');
    new Gateway(shop, 'gateway', { ...balanced, replicas: 3, entry: Entry.hostPorts(cluster.pools.edge) });
    expect(codesOf(platform)).toEqual(['NAUST-GTW-010']);
  });

  test('needs other node ports than the gateway beside it', () => {
    const { platform, shop } = inCluster();
    new Gateway(shop, 'gateway', balanced);
    new Gateway(shop, 'second', {
      ...balanced,
      entry: Entry.loadBalancer({ nodePorts: { http: 30081, https: 30444 } }),
    });
    expect(codesOf(platform)).toEqual([]);
    new Gateway(shop, 'third', balanced);
    expect(codesOf(platform)).toContain('NAUST-GTW-016');
  });
});
