import { ApiObject, Chart, type App } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-28';
import { Cluster } from '../../src/cluster';
import { expectReachable, expectUnreachable, Template } from '../../src/testing';
import { External, Microservice } from '../../src/workload';
import { exampleHost, existingMachines } from '../cluster/example-machines';
import { nordic } from '../workload/nordic';
import { failure } from './failure';
import { image, plainShop, shop } from './shop';

const { platform, cluster, namespace, orders, inventory, reports, gateway } = shop();
const template = Template.of(platform);

describe('services of a closed namespace', () => {
  test('reach what they declare to call, at the port that callers use', () => {
    expectReachable(orders, inventory, { in: template });
    expectReachable(orders, inventory, { in: template, port: 8080 });
    expectReachable(orders, inventory, { in: template, port: 'http' });
    expectReachable(gateway, orders, { in: template });
  });

  test('are reached at no other port, and not the other way', () => {
    expectUnreachable(orders, inventory, { in: template, port: 9090 });
    expectUnreachable(orders, inventory, { in: template, protocol: 'UDP' });
    expectUnreachable(inventory, orders, { in: template });
    expectUnreachable(reports, inventory, { in: template });
    expectUnreachable(reports, 'world', { in: template });
    expectUnreachable('world', orders, { in: template });
  });

  test('that do not reach each other: both closed ends, the missing rules, and what to declare', () => {
    expect(failure(() => expectReachable(reports, inventory, { in: template }))).toBe(
      [
        'shop/reports cannot reach shop/inventory at TCP 8080',
        '  egress of shop/reports is closed by NetworkPolicy shop/default-deny, shop/reports',
        '    missing: egress of pods {"app.kubernetes.io/name":"reports"} in namespace shop to pods {"app.kubernetes.io/name":"inventory"} in namespace shop at TCP 8080',
        '  ingress of shop/inventory is closed by NetworkPolicy shop/default-deny, shop/inventory',
        '    missing: ingress of pods {"app.kubernetes.io/name":"inventory"} in namespace shop from pods {"app.kubernetes.io/name":"reports"} in namespace shop at TCP 8080',
        '  fix: reports.calls(inventory)',
      ].join('\n'),
    );
  });

  test('that reach each other at another port only: which policy says so', () => {
    const text = failure(() => expectReachable(orders, inventory, { in: template, port: 9090 }));
    expect(text).toContain('orders cannot reach shop/inventory at TCP 9090');
    expect(text).toContain('shop/inventory allows it at other ports only');
    expect(text).not.toContain('fix:');
  });

  test('that reach each other and are not to: what opens each end', () => {
    expect(failure(() => expectUnreachable(orders, inventory, { in: template }))).toBe(
      [
        'shop/orders can reach shop/inventory at TCP 8080',
        '  egress of shop/orders is open: allowed by NetworkPolicy shop/orders',
        '  ingress of shop/inventory is open: allowed by NetworkPolicy shop/inventory',
      ].join('\n'),
    );
  });
});

test('the template of one chart will do: policies of the whole stack hold', () => {
  const ofChart = { in: Template.of(namespace) };
  expectReachable(gateway, orders, ofChart);
  expectUnreachable(gateway, orders, { ...ofChart, port: 22 });
  expectUnreachable(gateway, reports, ofChart);
});

describe('the world', () => {
  test('reaches the gateway at its doors and at no other port', () => {
    expectReachable('world', gateway, { in: template, port: 'https' });
    expectUnreachable('world', gateway, { in: template, port: 9113 });
  });

  test('that the gateway cannot reach: one address of it stands for all that are alike', () => {
    expect(failure(() => expectReachable(gateway, 'world', { in: template, port: 443 }))).toMatch(
      /^edge\/gateway cannot reach the world \(\d+\.\d+\.\d+\.\d+\) at TCP 443\n/,
    );
  });

  test('is not reachable while one of its addresses is not', () => {
    const { platform: open, shop: home } = nordic();
    const caller = new Microservice(home, 'caller', { image });
    caller.calls(External.cidrs(home, 'half', { host: 'half.example.no', port: 443, cidrs: ['0.0.0.0/1'] }));
    const text = failure(() => expectReachable(caller, 'world', { in: Template.of(open), port: 443 }));
    expect(text).toMatch(/^shop\/caller cannot reach the world \(128\.0\.0\.0\) at TCP 443\n/);
    expect(() => expectUnreachable(caller, 'world', { port: 443 })).toThrow('can reach the world');
  });
});

describe('other ends', () => {
  const { platform: calling, shop: home } = nordic();
  const caller = new Microservice(home, 'caller', { image });
  const bank = External.cidrs(home, 'bank', {
    host: 'bank.example.no',
    port: 8443,
    cidrs: ['198.51.100.0/30'],
  });
  const queue = External.pods(home, 'queue', {
    host: 'queue.messages.svc.cluster.local',
    port: 5672,
    namespace: 'messages',
    labels: { app: 'queue' },
  });
  caller.calls(bank);
  caller.calls(queue);
  const within = { in: Template.of(calling) };

  test('an external with networks, at its own port', () => {
    expectReachable(caller, bank, within);
    expectUnreachable(caller, bank, { ...within, port: 443 });
  });

  test('an external with pods: their own end is not ours to open', () => {
    expectReachable(caller, queue, within);
  });

  test('addresses and networks', () => {
    expectReachable(caller, { address: '198.51.100.3' }, { ...within, port: 8443 });
    expectReachable(caller, { cidr: '198.51.100.0/30' }, { ...within, port: 8443 });
    expectUnreachable(caller, { address: '198.51.100.4' }, within);
    expect(() => expectReachable(caller, { cidr: '198.51.100.0/29' }, { ...within, port: 8443 })).toThrow(
      'cannot reach 198.51.100.0/29 (198.51.100.4) at TCP 8443',
    );
  });

  test('pods that something else makes, by namespace and labels', () => {
    const worker = { namespace: 'batch', labels: { app: 'worker' } };
    expect(failure(() => expectReachable(worker, caller, within))).toContain(
      'ingress of shop/caller is closed by NetworkPolicy shop/default-deny, shop/caller',
    );
    expectUnreachable(worker, caller, within);
  });

  test('a namespace is all the pods in it', () => {
    const { platform: whole, shop: several } = nordic();
    const [first, second] = ['first', 'second'].map((name) => new Microservice(several, name, { image }));
    const archive = External.https(several, 'archive', {
      host: 'archive.example.no',
      cidrs: ['192.0.2.0/32'],
    });
    first!.calls(archive);
    expect(failure(() => expectReachable(several, archive, { in: Template.of(whole) }))).toMatch(
      /^shop\/second cannot reach archive\.example\.no \(192\.0\.2\.0\) at TCP 443\n/,
    );
    second!.calls(archive);
    expectReachable(several, archive);
  });
});

describe('what cannot be told', () => {
  test('a port of one who has several', () => {
    expect(failure(() => expectReachable('world', gateway, { in: template }))).toMatch(
      /^edge\/gateway declares \d ports; say which: \{ port: 8080 \}\ndeclared: /,
    );
    expect(failure(() => expectReachable('world', gateway, { in: template, port: 'admin' }))).toMatch(
      /^edge\/gateway declares no such port; say which/,
    );
  });

  test('an end that makes no pods', () => {
    const empty = cluster.namespace('empty');
    const says = 'shop-test/nordic/empty makes no pods, so nothing reaches it or is reached by it';
    expect(failure(() => expectReachable(empty, orders, { in: template }))).toBe(says);
    expect(failure(() => expectUnreachable(empty, orders, { in: template }))).toBe(says);
  });

  test('an end outside the cluster of the other', () => {
    const says =
      'shop-test/settings is in no cluster, shop-test/nordic/shop/orders in one: they may never meet';
    const settings = new Chart(platform, 'settings');
    expect(failure(() => expectReachable(settings, orders, { in: template }))).toBe(says);
    expect(failure(() => expectUnreachable(orders, settings, { in: template }))).toBe(says);
  });

  test('what is no end', () => {
    expect(failure(() => expectReachable('wrold' as never, orders, { in: template }))).toBe(
      "an end is a construct, { namespace, labels }, { address }, { cidr } or 'world'",
    );
  });

  test('two ends that no stack is known of', () => {
    const ends = [{ address: '192.0.2.1' }, { namespace: 'shop', labels: {} }] as const;
    expect(failure(() => expectReachable(...ends))).toBe(
      'neither end is a construct of a stack; say which: { in: cluster }',
    );
    expectUnreachable(...ends, { in: cluster });
    expectUnreachable(...ends, { in: template });
  });

  test('a stack with something wrong in it', () => {
    const { chart, orders: sound } = plainShop();
    new Microservice(chart, 'broken', { image: 'no image' });
    expect(failure(() => expectUnreachable(sound, 'world'))).toMatch(/^NAUST-VAL-004 shop\/broken\n/);
  });
});

test('a template of another stack is refused: it has other policies, or none', () => {
  expect(failure(() => expectUnreachable(orders, inventory, { in: Template.of(shop().platform) }))).toBe(
    'the template is not of the stack that shop-test/nordic/shop/orders is in',
  );
});

describe('of two clusters', () => {
  const both = nordic();
  const arctic = new Cluster(both.platform, 'arctic', {
    servers: { machines: existingMachines(exampleHost({ name: 'arctic-1' })), singleNode: true },
    pools: {},
  });
  const here = new Microservice(both.shop, 'here', { image });
  const there = new Microservice(arctic.namespace('shop'), 'there', { image });
  const within = { in: Template.of(both.platform) };

  test('the pods do not reach each other', () => {
    expectUnreachable(here, there, within);
    expect(failure(() => expectReachable(here, there, within))).toBe(
      'shop-test/nordic/shop/here and shop-test/arctic/shop/there are in two clusters: reach the gateway instead',
    );
  });

  test('one has to be named where neither end says it', () => {
    const ends = ['world', { namespace: 'shop', labels: {} }] as const;
    expect(failure(() => expectUnreachable(...ends, within))).toBe(
      'there are 2 clusters in the stack; say which: { in: cluster }',
    );
    expectUnreachable(...ends, { in: arctic });
  });
});

describe('in a plain app of cdk8s', () => {
  test('a service is closed, and what it calls is open to it', () => {
    const { orders: caller, inventory: callee } = plainShop();
    expectUnreachable(caller, callee);
    const calling = plainShop();
    calling.orders.calls(calling.inventory);
    expectReachable(calling.orders, calling.inventory);
    expectUnreachable('world', calling.inventory);
  });

  test('pods of cdk8s-plus are seen, and open while no policy holds for them', () => {
    const { chart, orders: closed } = plainShop();
    const open = new Deployment(chart, 'open', {
      containers: [{ image, portNumber: 8000, securityContext: { user: 1000 } }],
    });
    expectReachable('world', open);
    expect(failure(() => expectUnreachable('world', open, { port: 8000 }))).toMatch(
      / {2}ingress of shop\/\S+ is open: no NetworkPolicy holds for it$/,
    );
    expect(failure(() => expectReachable(open, closed))).toContain('ingress of shop/orders is closed by');
  });

  test('a policy by hand opens a way, whoever wrote it', () => {
    const { chart, orders: caller, inventory: callee } = plainShop();
    policy(chart, 'out', { matchLabels: { 'app.kubernetes.io/name': 'orders' } }, 'egress');
    expect(failure(() => expectReachable(caller, callee))).toContain('egress of shop/orders is open');
    policy(chart, 'in', {}, 'ingress');
    expectReachable(caller, callee);
  });

  test('pods on the network of their node are held by no policy', () => {
    const { chart, orders: closed } = plainShop();
    const resources = { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } };
    const daemon = new ApiObject(chart, 'daemon', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'daemon' },
      spec: {
        hostNetwork: true,
        containers: [{ name: 'daemon', image, resources, ports: [{ containerPort: 9100 }] }],
      },
    });
    expectReachable('world', daemon, { in: chart.node.root as App });
    expect(failure(() => expectReachable(daemon, closed))).toContain('egress of shop/daemon is open');
  });
});

function policy(chart: Chart, name: string, podSelector: object, direction: 'ingress' | 'egress'): void {
  new ApiObject(chart, name, {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name },
    spec: { podSelector, policyTypes: [direction === 'egress' ? 'Egress' : 'Ingress'], [direction]: [{}] },
  });
}
