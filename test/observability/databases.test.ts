import { parse } from 'yaml';
import { EgressProxy } from '../../src/egress';
import { External } from '../../src/workload';
import { type DatabaseProps, Observability } from '../../src/observability';
import type { Platform } from '../../src/platform';
import { problemsOf } from '../../src/testing';
import { callersOf, configOf, networksCalledBy, objects, podTemplates } from './objects';
import { nordic, observed } from './stack';

function asked(change: Partial<DatabaseProps> = {}, name = 'orders'): Platform {
  const { platform, cluster } = nordic();
  const at = External.cidrs(cluster.namespace('outside'), 'orders-database', {
    host: 'db.example.no',
    port: 5432,
    cidrs: ['192.0.2.128/25'],
    personalData: false,
  });
  new Observability(cluster, 'observability', {
    on: cluster.pools.oslo,
    databases: { [name]: { at, secret: 'orders-metrics', ...change } },
  });
  return platform;
}

const errors = (platform: Platform) => problemsOf(platform).filter(({ severity }) => severity === 'error');

describe('a database that is asked how it is', () => {
  test('is told by its own name', () => {
    const platform = asked();
    expect(errors(platform)).toEqual([]);
    const { scrape_configs: jobs } = parse(configOf(platform, 'prometheus', 'prometheus.yml')) as {
      scrape_configs: { job_name: string }[];
    };
    expect(jobs.find(({ job_name }) => job_name === 'databases')).toMatchObject({
      static_configs: [{ targets: ['database-orders.observability.svc:9187'] }],
      relabel_configs: [{ regex: 'database-([^.]+)[.].+', target_label: 'instance', replacement: '$1' }],
    });
  });

  test('is asked with a password that stands nowhere in the stack', () => {
    const { spec } = podTemplates(asked()).get('database-orders')!;
    expect(spec).toMatchObject({
      containers: [
        {
          env: [
            { name: 'DATA_SOURCE_URI', value: 'db.example.no:5432/postgres?sslmode=require' },
            { name: 'DATA_SOURCE_USER', value: 'metrics' },
            { name: 'DATA_SOURCE_PASS_FILE', value: '/etc/database/password' },
          ],
        },
      ],
    });
    expect(objects(asked()).filter(({ kind }) => kind === 'Secret')).toEqual([]);
  });

  test('has to show a certificate of its authority, where that is named', () => {
    const { spec } = podTemplates(asked({ authority: 'orders-authority' })).get('database-orders')!;
    expect(JSON.stringify(spec)).toContain('sslmode=verify-full&sslrootcert=/etc/database-authority/ca.crt');
  });

  test('is the only thing that its exporter reaches, and Prometheus all that reaches that', () => {
    expect(networksCalledBy(asked(), 'database-orders')).toEqual({ 5432: ['192.0.2.128/25'] });
    expect(callersOf(asked(), 'database-orders')).toEqual(['prometheus']);
  });

  test('is none where none is named', () => {
    expect(configOf(observed(), 'prometheus', 'prometheus.yml')).not.toContain('databases');
  });

  test.each([
    ['a user of two names', { user: 'metrics user' }, 'NAUST-OBS-026'],
    ['a database that ends an address', { database: 'orders?sslmode=disable' }, 'NAUST-OBS-026'],
    ['a password in the open', { secret: 'Hemmelig!' }, 'NAUST-VAL-005'],
    ['an authority that is no name', { authority: 'My CA' }, 'NAUST-VAL-005'],
  ] satisfies [string, Partial<DatabaseProps>, string][])('is refused with %s', (_, change, code) => {
    expect(errors(asked(change)).map((problem) => problem.code)).toEqual([code]);
  });

  test('is refused by its name alone where an egress proxy has to tell for whom', () => {
    const { platform, cluster } = nordic();
    new EgressProxy(cluster.namespace('egress'), 'egress-proxy');
    const at = External.https(cluster.namespace('outside'), 'db', {
      host: 'db.example.no',
      port: 5432,
      personalData: false,
    });
    const databases = { orders: { at, secret: 'orders-metrics' } };
    new Observability(cluster, 'observability', { on: cluster.pools.oslo, databases });
    expect(errors(platform).map(({ code }) => code)).toEqual(['NAUST-OBS-028']);
  });

  test('is refused by a name that is none', () => {
    expect(errors(asked({}, 'The Orders')).map(({ code }) => code)).toContain('NAUST-VAL-005');
  });
});
