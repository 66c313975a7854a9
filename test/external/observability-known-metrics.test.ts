import { knownMetrics } from '../../src/observability/known-metrics';
import { collectorsOff } from '../../src/observability/node-exporter/collectors';
import { freePort, startServer, urlAnswers } from './process';
import { describeWith } from './require-program';

describeWith(['prometheus-node-exporter'], 'what node-exporter tells', (programs) => {
  test('is known to rules, with its labels', async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const args = [
      `--web.listen-address=127.0.0.1:${port}`,
      ...collectorsOff.map((name) => `--no-collector.${name}`),
    ];
    const server = await startServer(programs['prometheus-node-exporter'], args, { ready: urlAnswers(url) });
    try {
      const text = await (await fetch(`${url}/metrics`)).text();
      const { labels, families } = knownMetrics();
      const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
      expect(lines.length).toBeGreaterThan(200);
      const unknown = lines.filter((line) => {
        const [, name = '', inBraces = ''] = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? /.exec(line) ?? [];
        if (!labels.has(name)) return !families.some((family) => name.startsWith(family));
        const own = [...inBraces.matchAll(/(\w+)="/g)].map(([, label]) => label!);
        return own.some((label) => !(labels.get(name)?.includes(label) ?? true));
      });
      expect(unknown).toEqual([]);
    } finally {
      await server.stop();
    }
  }, 30_000);
});
