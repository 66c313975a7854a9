import { App, Chart, Duration, Size } from 'cdk8s';
import { parse } from 'yaml';
import {
  External,
  HostObservability,
  type HostObservabilityProps,
  Platform,
  Receiver,
  Residency,
} from '../../src';
import { problemsBelow } from '../../src/kernel';
import type { ComposeService } from '../../src/observability/compose/compose-file';
import { subnetsOf } from '../../src/observability/compose/networks';
import { emission } from '../../src/emit';
import { problemsOf } from '../../src/testing';
import { fullHost, hostProps, machine, onHost, stackFiles, toldElsewhere, toldOnHosts } from './host-stack';
import { configOf } from './objects';
import { observed } from './stack';

interface Compose {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly networks: Readonly<Record<string, { internal?: boolean }>>;
}
const composeOf = (platform: Platform) => parse(stackFiles(platform)['compose.yaml']!) as Compose;

/** Made once: the tests only look at them. */
const small = onHost();
const full = fullHost();
const services = Object.entries(composeOf(full).services);

describe('every container on the machine', () => {
  test.each(services)('of %s can do little', (_, service) => {
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      restart: 'always',
    });
    expect(service.user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    expect(service.memswap_limit).toBe(service.mem_limit);
    expect(service.cpus).toBeLessThanOrEqual(machine.cpu);
    expect(service.pids_limit).toBeGreaterThan(0);
    expect(service).not.toHaveProperty('privileged');
    expect(service).not.toHaveProperty('network_mode');
  });

  test.each(services)(
    'of %s is asked whether it is well, and ends its writing when it is stopped',
    (_, service) => {
      expect(service.healthcheck.test[0]).toBe('CMD');
      expect(parseInt(service.stop_grace_period, 10)).toBeGreaterThanOrEqual(30);
      expect(service.logging.options).toEqual({ 'max-size': '10m', 'max-file': '3' });
    },
  );

  test('has its ports, where it has any, on the loopback of the machine', () => {
    const ports = services.flatMap(([name, each]) => (each.ports ?? []).map((port) => `${name} ${port}`));
    expect(ports).toEqual(['loki 127.0.0.1:3100:3100', 'grafana 127.0.0.1:3000:3000']);
  });

  test('writes to the machine nowhere', () => {
    const binds = services.flatMap(([, each]) => each.volumes ?? []).filter(({ type }) => type === 'bind');
    expect(binds.length).toBeGreaterThan(8);
    expect(binds.filter(({ read_only }) => read_only !== true)).toEqual([]);
  });
});

test('no more memory is promised than a machine of 4 GiB has beside its system', () => {
  const limits = Object.values(composeOf(small).services).map(({ mem_limit }) => parseInt(mem_limit, 10));
  expect(limits.reduce((sum, each) => sum + each, 0)).toBe(3072);
});

test('without anybody to ask or to tell, no container has a way out', () => {
  const { networks } = composeOf(small);
  expect(Object.keys(networks)).toEqual(['inside', 'window']);
  expect(networks['inside']).toMatchObject({ internal: true });
  expect(stackFiles(small)['files/etc/naust/firewall.nft']).not.toContain('dport { 53 }');
});

describe('one model, twice rendered', () => {
  const files = stackFiles(full);

  test.each([
    ['loki/loki.yaml', 'loki', 'loki.yaml'],
    ['grafana-dashboards/provider.yaml', 'grafana-dashboards', 'provider.yaml'],
  ])(
    '%s is what a cluster is given, but for how parts are called and how much memory there is',
    (file, map, key) => {
      const inCluster = configOf(observed(), map, key).replace(
        'replay_memory_ceiling: 512MB',
        'replay_memory_ceiling: 384MB',
      );
      expect(files[file]).toBe(inCluster);
    },
  );

  test('a node is looked at as in a cluster, but for connections, which nobody counts here', () => {
    const panels = (text = '') => (JSON.parse(text) as { panels: object[] }).panels;
    const all = panels(configOf(observed(), 'grafana-dashboards', 'naust-node.json'));
    expect(panels(files['grafana-dashboards/naust-node.json'])).toEqual(all.slice(0, -1));
  });

  test('an alert on the machine is the one that a cluster has', () => {
    const alerts = (text: string) =>
      new Map(
        (parse(text) as { groups: { rules: { alert?: string }[] }[] }).groups
          .flatMap(({ rules }) => rules)
          .map((rule) => [rule.alert ?? '', rule] as const),
      );
    const [here, there] = [
      alerts(files['prometheus/rules.yaml']!),
      alerts(configOf(observed(), 'prometheus', 'rules.yaml')),
    ];
    expect(here.size).toBeGreaterThan(20);
    for (const [name, rule] of here) expect(rule).toEqual(there.get(name));
    expect(
      [...here.keys()].filter((name) => /Pod|Container|StatefulSet|Deployment|Volume|NotReady/.test(name)),
    ).toEqual([]);
  });

  test('what is asked is told by a part that is there', () => {
    const texts = Object.entries(files).flatMap(([path, text]) =>
      /(json|rules\.yaml)$/.test(path) ? [text] : [],
    );
    const isIn = (name: string) => texts.some((text) => new RegExp(`\\b${name}\\b`).test(text));
    expect([...toldElsewhere, ...toldOnHosts].filter(isIn)).toEqual(toldOnHosts);
    expect(texts.join('')).not.toMatch(/\b(call|objective|route):/);
  });

  test('without an exporter of nginx there is nothing of gateways', () => {
    const without = stackFiles(small);
    expect(without['prometheus/rules.yaml']).not.toContain('nginx_');
    expect(without).not.toHaveProperty(['grafana-dashboards/naust-gateway.json']);
  });
});

describe('secrets', () => {
  test('are files that the stack does not write, each for one user alone', () => {
    const files = stackFiles(full);
    expect(Object.keys(files).filter((path) => path.startsWith('secrets/'))).toEqual([]);
    expect(files['secrets.list']).toBe(
      [
        '65534:root 400 secrets/edge-authority/ca.crt',
        '65534:root 400 secrets/edge-account/password',
        '65534:root 400 secrets/oncall/url',
        '472:root 400 secrets/grafana-admin/password',
        'root:www-data 640 secrets/log-senders/htpasswd',
        '',
      ].join('\n'),
    );
  });

  test('are never in the open', () => {
    const { grafana } = composeOf(full).services;
    expect(grafana!.environment!['GF_SECURITY_ADMIN_PASSWORD__FILE']).toBe('/etc/grafana-admin/password');
    expect(Object.keys(grafana!.environment!)).not.toContain('GF_SECURITY_ADMIN_PASSWORD');
    expect(grafana!.secrets).toEqual([
      { source: 'grafana-admin-password', target: '/etc/grafana-admin/password' },
    ]);
  });
});

test('a changed rule has Prometheus made anew, and nothing else', () => {
  const digests = (platform: Platform) =>
    Object.fromEntries(
      Object.entries(composeOf(platform).services).map(([name, { labels }]) => [
        name,
        labels?.['naust.config-sha256'],
      ]),
    );
  const before = digests(onHost());
  const after = digests(onHost({ prometheus: { sizeCap: Size.gibibytes(10) } }));
  expect(Object.keys(before).filter((name) => before[name] !== after[name])).toEqual(['prometheus']);
});

test('images have their digests, where the lock file has them', () => {
  const digest = `sha256:${'ab'.repeat(32)}`;
  const lock = new Map([['docker.io/grafana/loki:3.7.8', digest]]);
  const { files, problems, hostImages } = emission(onHost(), {}, lock);
  const text = files.find(({ path }) => path.endsWith('compose.yaml'))!.content;
  expect(text).toContain(`image: docker.io/grafana/loki:3.7.8@${digest}`);
  expect(hostImages).toContain('docker.io/grafana/loki:3.7.8');
  const unlocked = problems.filter(({ code }) => code === 'NAUST-IMG-003').map(({ got }) => got);
  expect(unlocked.sort()).toEqual(hostImages.filter((image) => !image.includes('loki')).sort());
});

describe('where it rests', () => {
  test('is in the register', () => {
    const { files } = emission(full, {});
    const register = files.find(({ path }) => path.endsWith('report/residency.json'))!.content;
    for (const store of ['prometheus', 'loki', 'alertmanager', 'grafana', 'alloy']) {
      expect(register).toContain(`the volume of ${store}`);
    }
    expect(register).toContain('logs of hosts');
    expect(register).toContain('Hosts send logs to innsyn.example.no over TLS, each with a password');
    expect(register).toContain('Vaktsentralen');
  });

  test('has to be where telemetry may', () => {
    const codes = problemsOf(onHost({}, Residency.eea({ telemetry: 'SE' }))).map(({ code }) => code);
    expect([...new Set(codes)]).toEqual(['NAUST-RES-001']);
  });
});

const node = { at: { 'edge-1': '10.20.0.5:9100' }, networks: ['10.20.0.0/24'], tells: 'node' } as const;

describe('what is refused', () => {
  const codes = (change: Partial<HostObservabilityProps>) => [
    ...new Set(problemsOf(onHost(change)).map(({ code }) => code)),
  ];
  const scraping = (change: object) => ({ scrapes: { edge: { ...node, ...change } } });

  test.each<[string, Partial<HostObservabilityProps>, string]>([
    ['more memory than there is', { on: { ...machine, memory: Size.gibibytes(3) } }, 'NAUST-CMP-002'],
    ['more volumes than disk', { on: { ...machine, disk: Size.gibibytes(50) } }, 'NAUST-OBS-004'],
    ['more metrics than fit', { prometheus: { sizeCap: Size.mebibytes(200) } }, 'NAUST-OBS-014'],
    ['more logs than fit', { loki: { logsPerHost: Size.gibibytes(40) } }, 'NAUST-OBS-015'],
    ['half a day of retention', { retention: Duration.hours(12) }, 'NAUST-OBS-002'],
    ['a password in place of its name', { grafana: { adminSecret: 'Sommer2026!' } }, 'NAUST-VAL-005'],
    ['the memory Grafana is ended at', { grafana: { memory: Size.mebibytes(512) } }, 'NAUST-OBS-005'],
    ['nobody who may come in', { adminFrom: [] }, 'NAUST-CMP-007'],
    ['everybody who may come in', { adminFrom: ['0.0.0.0/0'] }, 'NAUST-CMP-007'],
    ['logs from everybody', { logsFrom: ['::/0'] }, 'NAUST-CMP-007'],
    [
      'metrics in the open across the world',
      scraping({ plain: true, networks: ['10.20.0.0/24', '198.51.100.0/24'] }),
      'NAUST-CMP-003',
    ],
    ['a place without a port', scraping({ at: { 'edge-1': '10.20.0.5' } }), 'NAUST-CMP-004'],
    ['a port that is none', scraping({ at: { 'edge-1': '10.20.0.5:0x50' } }), 'NAUST-CMP-004'],
    [
      'a place that the networks do not hold',
      scraping({ at: { 'edge-1': '10.21.0.5:9100' } }),
      'NAUST-CMP-004',
    ],
    ['a scrape of nothing', scraping({ at: {} }), 'NAUST-CMP-004'],
    ['a way out to everywhere', scraping({ networks: ['0.0.0.0/0'] }), 'NAUST-CMP-004'],
    ['an instance that is no name', scraping({ at: { 'a "b"': '10.20.0.5:9100' } }), 'NAUST-VAL-005'],
    ['a path that is none', scraping({ path: 'metrics' }), 'NAUST-VAL-010'],
    ['a scrape by the name of a part', { scrapes: { loki: node } }, 'NAUST-CMP-008'],
    ['a network that others have', { network: '10.20.0.0/24', scrapes: { edge: node } }, 'NAUST-CMP-005'],
    ['a network that cannot be divided', { network: '172.29.255.0/28' }, 'NAUST-CMP-005'],
    [
      'logs kept by a label of pods',
      { loki: { streamRetention: [{ labels: { app: 'orders' } as object, retention: Duration.days(3) }] } },
      'NAUST-OBS-012',
    ],
    [
      'logs kept by what is no unit',
      { loki: { streamRetention: [{ labels: { unit: 'nginx"} or {' }, retention: Duration.days(3) }] } },
      'NAUST-CMP-010',
    ],
    ['a name that is none', { host: 'innsyn' }, 'NAUST-VAL-001'],
    ['a machine without processors', { on: { ...machine, cpu: 0 } }, 'NAUST-VAL-020'],
    [
      'one file for two users',
      {
        grafana: { adminSecret: 'edge' },
        scrapes: { edge: { ...node, account: { username: 'a', secret: 'edge' } } },
      },
      'NAUST-CMP-011',
    ],
  ])('%s', (_, change, code) => expect(codes(change)).toEqual([code]));

  test('alerts told to pods of a cluster that the machine is not in', () => {
    const platform = new Platform({ name: 'drift', residency: Residency.norway() });
    const at = External.pods(new Chart(platform, 'vakt'), 'oncall', {
      host: 'oncall.vakt.svc.cluster.local',
      port: 8080,
      namespace: 'vakt',
      labels: { app: 'oncall' },
    });
    const receivers = { oncall: Receiver.webhook({ at, secret: 'oncall' }) };
    new HostObservability(platform, 'innsyn', { ...hostProps, alertmanager: { receivers } });
    expect(problemsOf(platform).map(({ code }) => code)).toContain('NAUST-CMP-006');
  });

  test('a second stack on one machine', () => {
    const platform = onHost();
    new HostObservability(platform, 'utsyn', { ...hostProps, host: 'utsyn.example.no' });
    expect(problemsOf(platform).map(({ code, path }) => [code, path])).toEqual([
      ['NAUST-CMP-009', 'drift/utsyn'],
    ]);
  });

  test('a plain cdk8s app, without falling over', () => {
    const chart = new Chart(new App(), 'drift');
    new HostObservability(chart, 'innsyn', hostProps);
    expect(problemsBelow(chart).map(({ code }) => code)).toContain('NAUST-CMP-001');
  });
});

test('containers share a network in quarters', () => {
  expect(Object.values(subnetsOf('172.29.255.0/24'))).toEqual([
    '172.29.255.0/26',
    '172.29.255.64/26',
    '172.29.255.128/26',
    '172.29.255.192/26',
  ]);
});
