import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { dashboards, renderDashboard } from '../../src/observability/dashboards';
import { knownMetrics } from '../../src/observability/known-metrics';
import { settled } from './cluster-contents';
import { freePorts, type Server, startServer, urlAnswers } from './process';
import { describeWith } from './require-program';
import { temporaryFolder } from './temporary-folder';

interface Database {
  readonly host: string;
  readonly port: string;
  readonly user: string;
  readonly password: string;
  stop(): void;
}

/** A server of PostgreSQL of its own, which is gone with the shell that waits beside it. */
function startDatabase(pgVirtualenv: string): Promise<Database> {
  const wait = 'echo "$PGHOST ${PGPORT:-5432} $PGUSER $PGPASSWORD"; read -r _';
  const child = spawn(pgVirtualenv, ['-v', '15', 'sh', '-c', wait], { stdio: ['pipe', 'pipe', 'ignore'] });
  return new Promise((resolve, reject) => {
    let text = '';
    child.once('error', reject).once('exit', () => reject(new Error(text)));
    child.stdout.setEncoding('utf8').on('data', (more: string) => {
      text += more;
      const [, host, port, user, password] = /^(\S+) (\d+) (\S+) (\S+)$/m.exec(text) ?? [];
      if (host === undefined) return;
      resolve({ host, port: port!, user: user!, password: password!, stop: () => child.stdin.end('\n') });
    });
  });
}

describeWith(
  ['prometheus', 'prometheus-postgres-exporter', 'psql'],
  'a database, its exporter and its dashboard',
  (programs) => {
    const folder = temporaryFolder('databases');
    const running: Server[] = [];
    let database: Database;
    let exporter: string;
    let prometheus: string;

    beforeAll(async () => {
      database = await startDatabase(join(dirname(programs.psql), 'pg_virtualenv'));
      const [exporterPort = 0, prometheusPort = 0] = await freePorts(2);
      exporter = `http://127.0.0.1:${exporterPort}`;
      prometheus = `http://127.0.0.1:${prometheusPort}`;
      writeFileSync(join(folder, 'password'), database.password);
      running.push(
        await startServer(
          programs['prometheus-postgres-exporter'],
          [`--web.listen-address=127.0.0.1:${exporterPort}`],
          {
            ready: urlAnswers(`${exporter}/`),
            // As in the pod, with a superuser of this server alone.
            env: {
              ...process.env,
              DATA_SOURCE_URI: `${database.host}:${database.port}/postgres?sslmode=require`,
              DATA_SOURCE_USER: database.user,
              DATA_SOURCE_PASS_FILE: join(folder, 'password'),
            },
          },
        ),
      );
      writeFileSync(
        join(folder, 'prometheus.yml'),
        JSON.stringify({
          global: { scrape_interval: '1s', scrape_timeout: '1s' },
          scrape_configs: [
            {
              job_name: 'databases',
              static_configs: [{ targets: [`127.0.0.1:${exporterPort}`], labels: { instance: 'orders' } }],
            },
          ],
        }),
      );
      running.push(
        await startServer(
          programs.prometheus,
          [
            `--config.file=${join(folder, 'prometheus.yml')}`,
            `--storage.tsdb.path=${join(folder, 'data')}`,
            `--web.listen-address=127.0.0.1:${prometheusPort}`,
          ],
          { ready: urlAnswers(`${prometheus}/-/ready`) },
        ),
      );
    }, 120_000);
    afterAll(async () => {
      await Promise.all(running.map((server) => server.stop()));
      database?.stop();
    });

    test('is let in, over TLS', async () => {
      const told = await (await fetch(`${exporter}/metrics`)).text();
      expect(told).toMatch(/^pg_up 1$/m);
    });

    test('tells nothing that rules do not know', async () => {
      const told = await (await fetch(`${exporter}/metrics`)).text();
      const { labels, families } = knownMetrics();
      const names = new Set([...told.matchAll(/^(pg_\w+)/gm)].map(([, name]) => name!));
      expect(names.size).toBeGreaterThan(20);
      const isKnown = (name: string) =>
        labels.has(name) || families.some((family) => name.startsWith(family));
      expect([...names].filter((name) => !isKnown(name))).toEqual([]);
    });

    const { panels } = renderDashboard(dashboards.find(({ uid }) => uid === 'naust-database')!) as {
      panels: { title: string; targets: { expr: string }[] }[];
    };
    test.each(panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)))(
      'fills the panel "%s"',
      async (_, expr) => {
        const query = expr.replaceAll('$__rate_interval', '10s').replaceAll('$instance', '.+');
        const answered = async () => {
          const asked = await fetch(`${prometheus}/api/v1/query?query=${encodeURIComponent(query)}`);
          const { data } = (await asked.json()) as { data: { result: object[] } };
          return data.result.length > 0;
        };
        expect(await settled(true, answered)).toBe(true);
      },
      60_000,
    );
  },
);
