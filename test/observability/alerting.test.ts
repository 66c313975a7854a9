import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { CircuitBreaker, External, Microservice, Receiver } from 'naust';
import type { ObservabilityProps } from '../../src/observability';
import { Observability } from '../../src/observability';
import { ruleGroups } from '../../src/observability/alerts';
import { problemsOf } from '../../src/testing';
import { configOf, networksCalledBy, objects, podTemplates } from './objects';
import { objectives as everyObjective } from './metrics-in';
import { nordic, observed } from './stack';

const runbooks = join(__dirname, '../../docs/runbooks');
const recipient = { name: 'Vaktsentralen', country: 'NO', purpose: 'being on call' } as const;

interface Told {
  readonly recipient?: Parameters<typeof Receiver.webhook>[0]['recipient'];
  readonly secret?: string;
}

/** A stack that tells somebody outside. */
function telling({ secret = 'oncall', ...told }: Told = {}) {
  const { platform, cluster } = nordic();
  const at = External.cidrs(cluster.namespace('receivers'), 'oncall', {
    host: 'oncall.example.no',
    cidrs: ['192.0.2.128/25'],
  });
  const oncall = Receiver.webhook({ at, secret, recipient, ...told });
  new Observability(cluster, 'observability', {
    on: cluster.pools.oslo,
    alertmanager: { receivers: { oncall } },
  });
  return platform;
}

function promising(objectives: ObservabilityProps['objectives']) {
  const { platform, cluster } = nordic();
  const shop = cluster.namespace('shop');
  const image = 'registry.example.no/shop/orders:1.4.2';
  const inventory = new Microservice(shop, 'inventory', { image });
  const orders = new Microservice(shop, 'orders', { image });
  new Observability(cluster, 'observability', { on: cluster.pools.oslo, objectives });
  orders.calls(inventory, { breaker: CircuitBreaker.onRatio() });
  return platform;
}

const codes = (platform: ReturnType<typeof observed>) => problemsOf(platform).map(({ code }) => code);

describe('the page of an alert', () => {
  const alerts = ruleGroups(everyObjective)
    .flatMap((group) => group.alerts ?? [])
    .map(({ alert }) => alert);

  test('is there for each, and none is for an alert that is gone', () => {
    const pages = readdirSync(runbooks)
      .filter((file) => file !== 'README.md')
      .map((file) => file.replace(/\.md$/, ''));
    expect(pages.sort()).toEqual([...new Set(alerts)].sort());
  });

  test.each([...new Set(alerts)])('of %s says what it means, and what to do', (alert) => {
    const page = readFileSync(join(runbooks, `${alert}.md`), 'utf8');
    expect(page.startsWith(`# ${alert}\n`)).toBe(true);
    expect(page).toMatch(/^## What to do\n\n\S/m);
  });
});

describe('a receiver in Norway', () => {
  test('is told what wakes and what waits, by a Secret that the stack does not write', () => {
    const platform = telling();
    expect(codes(platform)).toEqual([]);
    const config = configOf(platform, 'alertmanager', 'alertmanager.yml');
    expect(config).toContain('url_file: /etc/alertmanager-secrets/oncall/url');
    expect(config).toContain('severity="page"');
    expect(podTemplates(platform).get('alertmanager')!.spec).toMatchObject({
      volumes: expect.arrayContaining([
        { name: 'secret-oncall', secret: { secretName: 'oncall', items: [{ key: 'url', path: 'url' }] } },
      ]) as object,
    });
  });

  test('is the only way out of the cluster that Alertmanager has', () => {
    expect(networksCalledBy(telling(), 'alertmanager')).toEqual({ 443: ['192.0.2.128/25'] });
    expect(networksCalledBy(observed(), 'alertmanager')).toEqual({});
  });

  test('has to be somebody', () =>
    expect(codes(telling({ recipient: undefined }))).toEqual(['NAUST-OBS-010']));

  test('is not given its address in the open', () => {
    expect(codes(telling({ secret: 'https://oncall.example.no/?token=abc' }))).toEqual(['NAUST-VAL-005']);
  });
});

test('a receiver where telemetry may not go is refused', () => {
  expect(codes(telling({ recipient: { ...recipient, country: 'US' } }))).toEqual(['NAUST-RES-006']);
});

test.each([
  ['to', { to: ['on call'] }],
  ['from', { from: 'alerts' }],
  ['username', { username: 'a b' }],
])('an e-mail needs an address in %s', (_, wrong) => {
  const { platform, cluster } = nordic();
  const at = External.cidrs(cluster.namespace('mail'), 'mail', {
    host: 'mail.example.no',
    port: 587,
    cidrs: ['192.0.2.128/25'],
  });
  const good = { from: 'alerts@example.no', to: ['oncall@example.no'], username: 'alerts' };
  const mail = Receiver.email({ at, recipient, secret: 'mail', ...good, ...wrong });
  new Observability(cluster, 'observability', {
    on: cluster.pools.oslo,
    alertmanager: { receivers: { mail } },
  });
  expect(codes(platform)).toEqual(['NAUST-OBS-011']);
});

describe('an objective', () => {
  test('is kept by alerts on how fast its budget goes', () => {
    const platform = promising({ inventory: { availability: 99.9 } });
    expect(codes(platform)).toEqual([]);
    expect(configOf(platform, 'prometheus', 'rules.yaml')).toContain(
      'objective:failures:ratio_rate1h{envoy_cluster_name="inventory"} > 0.0144',
    );
  });

  test.each([100, 100.5, 49, Number.NaN])('of %d %% is none', (availability) => {
    expect(codes(promising({ inventory: { availability } }))).toEqual(['NAUST-OBS-008']);
  });

  test('of what nobody calls with a policy would never have a figure', () => {
    expect(codes(promising({ payments: { availability: 99.9 } }))).toEqual(['NAUST-OBS-009']);
  });
});

test('Prometheus is let in to ports of metrics in each namespace, whichever was made first', () => {
  const deny = objects(promising({})).find(
    ({ kind, metadata }) =>
      kind === 'NetworkPolicy' && metadata.name === 'default-deny' && metadata.namespace === 'shop',
  )!;
  expect(deny.spec?.ingress).toEqual([
    {
      from: [
        expect.objectContaining({ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } } }),
      ],
      ports: ['metrics', 'envoy-status'].map((port) => ({ port, protocol: 'TCP' })),
    },
  ]);
});
