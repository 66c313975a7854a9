import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { configYaml } from '../../src/kernel';
import { dashboards, renderDashboard } from '../../src/observability/dashboards';
import { configOf } from '../observability/objects';
import { observed } from '../observability/stack';
import { settled } from './cluster-contents';
import { freePort, freePorts, type Server, startServer, urlAnswers } from './process';
import { describeWith } from './require-program';
import { run } from './run';
import { temporaryFolder } from './temporary-folder';

interface Target {
  readonly title: string;
  readonly dashboard: string;
  readonly source: string;
  readonly expr: string;
}

/** Every query of every panel, with what Grafana puts into it before it asks. */
const targets: readonly Target[] = dashboards.flatMap((dashboard) => {
  const { panels } = renderDashboard(dashboard) as {
    panels: { title: string; targets?: { expr: string; datasource: { uid: string } }[] }[];
  };
  return panels.flatMap(({ title, targets: asked = [] }) =>
    asked.map(({ expr, datasource }) => ({
      title,
      dashboard: dashboard.title,
      source: datasource.uid,
      expr: expr
        .replaceAll(/\$__rate_interval|\$__auto/g, '1m')
        .replaceAll(/\$(namespace|instance|route)/g, '.+'),
    })),
  );
});
const ofPrometheus = targets.filter(({ source }) => source === 'prometheus');
const ofLoki = targets.filter(({ source }) => source === 'loki');

describeWith(['promtool'], 'the queries of dashboards to Prometheus', ({ promtool }) => {
  const folder = temporaryFolder('dashboards');

  test('are PromQL', async () => {
    const rules = ofPrometheus.map(({ expr }, index) => ({ record: `panel:${index}`, expr }));
    const file = join(folder, 'panels.yaml');
    writeFileSync(file, configYaml({ groups: [{ name: 'panels', rules }] }));
    expect(rules.length).toBeGreaterThan(30);
    expect(await run(promtool, ['check', 'rules', file])).toMatchObject({ code: 0 });
  });
});

describeWith(['loki'], 'the queries of dashboards to Loki', ({ loki }) => {
  const folder = temporaryFolder('dashboards-loki');
  let server: Server;
  let url: string;

  beforeAll(async () => {
    const [http = 0, grpc = 0] = await freePorts(2);
    url = `http://127.0.0.1:${http}`;
    const file = join(folder, 'loki.yaml');
    const text = configOf(observed(), 'loki', 'loki.yaml')
      .replaceAll(/(?<=: )\/loki(?=$|\/)/gm, join(folder, 'data'))
      .replace('http_listen_port: 3100', `http_listen_port: ${http}\n  grpc_listen_port: ${grpc}`);
    writeFileSync(file, text);
    server = await startServer(loki, [`-config.file=${file}`], {
      ready: urlAnswers(`${url}/ready`),
      readyWithinMs: 60_000,
    });
  }, 90_000);
  afterAll(() => server?.stop());

  test('each finds a line that was sent', async () => {
    const stream = { namespace: 'shop', app: 'orders' };
    const now = Date.now();
    const values = [0, 5, 10].map((ago) => [`${now - ago * 1000}000000`, 'order 17 was paid']);
    const pushed = await fetch(`${url}/loki/api/v1/push`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ streams: [{ stream, values }] }),
    });
    expect(pushed.status).toBe(204);
    expect(ofLoki.length).toBeGreaterThan(2);
    for (const { title, expr } of ofLoki) {
      const found = async () => {
        const answer = await fetch(`${url}/loki/api/v1/query_range?query=${encodeURIComponent(expr)}`);
        const { data } = (await answer.json()) as { data: { result: object[] } };
        return { title, found: data.result.length > 0 };
      };
      expect(await settled({ title, found: true }, found)).toEqual({ title, found: true });
    }
  }, 90_000);
});

describeWith(
  ['prometheus', 'prometheus-node-exporter'],
  'the panels of a node, and of Prometheus itself',
  (programs) => {
    const folder = temporaryFolder('dashboards-prometheus');
    const running: Server[] = [];
    let url: string;

    beforeAll(async () => {
      const node = await freePort();
      const port = await freePort();
      url = `http://127.0.0.1:${port}`;
      writeFileSync(
        join(folder, 'prometheus.yml'),
        configYaml({
          global: { scrape_interval: '1s', scrape_timeout: '1s' },
          scrape_configs: [
            { job_name: 'node-exporter', static_configs: [{ targets: [`127.0.0.1:${node}`] }] },
            { job_name: 'prometheus', static_configs: [{ targets: [`127.0.0.1:${port}`] }] },
          ],
        }),
      );
      running.push(
        await startServer(programs['prometheus-node-exporter'], [`--web.listen-address=127.0.0.1:${node}`], {
          ready: urlAnswers(`http://127.0.0.1:${node}/`),
        }),
        await startServer(
          programs.prometheus,
          [
            `--config.file=${join(folder, 'prometheus.yml')}`,
            `--storage.tsdb.path=${join(folder, 'data')}`,
            `--web.listen-address=127.0.0.1:${port}`,
          ],
          { ready: urlAnswers(`${url}/-/ready`) },
        ),
      );
    }, 60_000);
    afterAll(() => Promise.all(running.map((server) => server.stop())));

    const told = ofPrometheus.filter(
      ({ dashboard, expr }) => dashboard === 'Node' || /prometheus_tsdb|\bup\b/.test(expr),
    );

    test.each(told.map((target) => [target.dashboard, target.title, target] as const))(
      '%s: %s has something to show',
      async (_, __, { expr }) => {
        const found = async () => {
          const answer = await fetch(`${url}/api/v1/query?query=${encodeURIComponent(expr)}`);
          return ((await answer.json()) as { data: { result: object[] } }).data.result.length > 0;
        };
        expect(await settled(true, found)).toBe(true);
      },
      60_000,
    );
  },
);
