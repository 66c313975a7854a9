import { createServer, type Server as HttpServer } from 'node:http';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';

import { Duration } from 'cdk8s';
import {
  collectorPorts,
  renderCollectorConfig,
  resolveDropped,
  resolveSampling,
  Sampling,
} from '../../src/collector';
import { configYaml, Findings } from '../../src/kernel';
import { freePort, type Server, startServer, urlAnswers } from './process';
import { describeWith } from './require-program';
import { run } from './run';
import { temporaryFolder } from './temporary-folder';

/** A configuration as it is written, at ports that are free here. */
function configOf(sampling: Sampling, to: number, ports = collectorPorts as Record<string, number>): string {
  const findings = new Findings();
  const text = configYaml(
    renderCollectorConfig({
      address: '127.0.0.1',
      sampling: resolveSampling(findings, sampling),
      drop: resolveDropped(findings, ['shop.customer']),
      target: () => ({ tls: false, host: '127.0.0.1', port: to }),
    }),
  );
  expect(findings.all).toEqual([]);
  return Object.entries(collectorPorts).reduce(
    (all, [name, port]) => all.replace(`:${port}`, `:${ports[name]}`),
    text.replace('0.0.0.0', '127.0.0.1'),
  );
}

describeWith(['otelcol'], 'the OpenTelemetry collector', (paths) => {
  const folder = temporaryFolder('otelcol');
  const file = join(folder, 'collector.yaml');
  const tail = Sampling.tail({ ratio: 0, slowerThan: Duration.millis(500), wait: Duration.seconds(1) });

  test.each([
    ['all', Sampling.all()],
    ['head', Sampling.head({ ratio: 0.07 })],
    ['tail', Sampling.tail()],
  ])('reads what it is told by %s', async (_, sampling) => {
    writeFileSync(file, configOf(sampling, 9));
    expect(await run(paths.otelcol, ['validate', `--config=${file}`])).toMatchObject({ code: 0 });
  });

  test('would not read a field that it does not know', async () => {
    writeFileSync(file, configOf(tail, 9).replace('decision_wait', 'decision_weight'));
    expect(await run(paths.otelcol, ['validate', `--config=${file}`])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('decision_weight') as string,
    });
  });

  describe('by tail', () => {
    let store: HttpServer;
    let collector: Server;
    let received = '';
    const ports: Record<string, number> = {};

    beforeAll(async () => {
      const to = await freePort();
      for (const name of Object.keys(collectorPorts)) ports[name] = await freePort();
      store = createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          const body = Buffer.concat(chunks);
          const isPacked = request.headers['content-encoding'] === 'gzip';
          received += (isPacked ? gunzipSync(body) : body).toString('latin1');
          response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
        });
      });
      await new Promise<void>((resolve) => store.listen(to, '127.0.0.1', resolve));
      writeFileSync(file, configOf(tail, to, ports));
      collector = await startServer(paths.otelcol, [`--config=${file}`], {
        ready: urlAnswers(`http://127.0.0.1:${ports['health']}/`),
        livesAtMostSeconds: 90,
      });
    }, 60_000);
    afterAll(async () => {
      await collector?.stop();
      store?.close();
    });

    const attribute = (key: string, value: string) => ({ key, value: { stringValue: value } });
    const span = (name: string, id: string, milliseconds: number, code: number) => ({
      traceId: id.repeat(32),
      spanId: id.repeat(16),
      name,
      kind: 2,
      startTimeUnixNano: '1732550000000000000',
      endTimeUnixNano: String(1_732_550_000_000_000_000n + BigInt(milliseconds) * 1_000_000n),
      status: { code },
      attributes: [
        attribute('http.route', '/v1/orders'),
        attribute('url.query', 'mail=secret-query'),
        attribute('user.id', 'secret-user'),
        attribute('client.address', '192.0.2.77'),
        attribute('http.request.header.authorization', 'secret-header'),
        attribute('shop.customer', 'secret-customer'),
      ],
    });

    test('keeps what failed and what was slow, and drops what tells of a person', async () => {
      const spans = [span('failed', 'a', 1, 2), span('slow', 'b', 900, 1), span('usual', 'c', 1, 1)];
      const answer = await fetch(`http://127.0.0.1:${ports['http']}/v1/traces`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ resourceSpans: [{ resource: {}, scopeSpans: [{ scope: {}, spans }] }] }),
      });
      expect(answer.status).toBe(200);
      const until = Date.now() + 20_000;
      while (!(received.includes('failed') && received.includes('slow')) && Date.now() < until)
        await pause(100);
      await pause(1_000);
      expect(received).toContain('failed');
      expect(received).toContain('slow');
      expect(received).not.toContain('usual');
      expect(received).toContain('/v1/orders');
      expect(received).not.toMatch(/secret-|192\.0\.2\.77/);
    }, 40_000);
  });
});
