import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server as HttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { configOf } from '../observability/objects';
import { observed } from '../observability/stack';
import { freePort, type Server, startServer, urlAnswers } from './process';
import { describeWith } from './require-program';
import { run } from './run';
import { temporaryFolder } from './temporary-folder';

describeWith(['prometheus-blackbox-exporter'], 'the prober before a server with TLS', (programs) => {
  const blackbox = programs['prometheus-blackbox-exporter'];
  const folder = temporaryFolder('probes');
  const config = join(folder, 'blackbox.yml');
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  let site: HttpsServer;
  let prober: Server;
  let url: string;

  beforeAll(async () => {
    writeFileSync(config, configOf(observed(), 'blackbox-exporter', 'blackbox.yml'));
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '10', '-subj', '/CN=shop.example.no'].concat(
        '-addext',
        'subjectAltName=DNS:shop.example.no',
        '-keyout',
        key,
        '-out',
        cert,
      ),
      { stdio: 'ignore' },
    );
    site = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
      response.statusCode = request.url === '/broken' ? 502 : 404;
      response.end();
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    prober = await startServer(
      blackbox,
      [`--config.file=${config}`, `--web.listen-address=127.0.0.1:${port}`],
      { ready: urlAnswers(`${url}/-/healthy`), env: { ...process.env, SSL_CERT_FILE: cert } },
    );
  }, 60_000);
  afterAll(async () => {
    await prober?.stop();
    site?.close();
  });

  async function probed(target: string, name: string): Promise<(metric: string) => number> {
    const asked = new URLSearchParams({ module: 'https', target, hostname: name });
    const text = await (await fetch(`${url}/probe?${asked.toString()}`)).text();
    return (metric) => Number(new RegExp(`^${metric} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
  }
  const at = (path = '/') => `https://127.0.0.1:${(site.address() as AddressInfo).port}${path}`;

  test('takes its configuration', async () => {
    expect(await run(blackbox, [`--config.file=${config}`, '--config.check'])).toMatchObject({ code: 0 });
  });

  test('finds a name that answers, and when its certificate ends', async () => {
    const figure = await probed(at(), 'shop.example.no');
    expect(figure('probe_success')).toBe(1);
    const days = (figure('probe_ssl_earliest_cert_expiry') - Date.now() / 1000) / 86_400;
    expect(days).toBeGreaterThan(9);
    expect(days).toBeLessThan(10.1);
  });

  test.each([
    ['answers with an error', () => at('/broken'), 'shop.example.no'],
    ['shows the certificate of another name', () => at(), 'other.example.no'],
    ['does not speak TLS', () => url.replace('http:', 'https:'), 'shop.example.no'],
  ])('finds one that %s', async (_, target, name) => {
    expect((await probed(target(), name))('probe_success')).toBe(0);
  });
});
