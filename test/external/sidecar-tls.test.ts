import { mkdirSync, mkdtempSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server as HttpServer } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import { request as httpsRequest } from 'node:https';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect as connectTls, type TLSSocket } from 'node:tls';

import { Tracing } from '../../src/tracing';
import { External, Microservice, OpenTelemetryCollector } from '../../src/workload';
import { nordic } from '../workload/nordic';
import { object, shop } from '../workload/objects';
import { yamlOf } from './cluster-contents';
import { type ControlPlane, controlPlanePrograms, startControlPlane } from './control-plane';
import { certificateIn } from './gateway-files';
import { freePorts, type Server, startServer, urlAnswers } from './process';
import { describeWith } from './require-program';
import { temporaryFolder } from './temporary-folder';

const host = 'inventory.shop.svc.cluster.local';

describeWith(['nginx-stable'], 'the nginx that ends TLS beside an application', (paths) => {
  const folder = temporaryFolder('tls');
  const certificates = join(folder, 'certificates');
  let application: HttpServer;
  let proxy: Server;
  let port = 0;
  let asked: IncomingHttpHeaders = {};

  /** Signed by itself, so that it is its own authority; put in place as the kubelet does it, all files at once. */
  async function certificate(): Promise<string> {
    const version = mkdtempSync(join(folder, 'version-'));
    await certificateIn(version, host);
    symlinkSync(version, `${certificates}.new`);
    renameSync(`${certificates}.new`, certificates);
    return authority();
  }

  beforeAll(async () => {
    const { chart } = shop();
    new Microservice(chart, 'inventory', {
      image: 'registry.example.no/shop/inventory:2.0.1',
      tls: { issuer: 'internal-ca' },
    });
    const map = object(chart, 'ConfigMap', 'inventory-tls') as unknown as { data: Record<string, string> };
    const [tls = 0, status = 0, app = 0] = await freePorts(3);
    port = tls;
    const own: Readonly<Record<string, string>> = {
      '/var/run/tls': join(folder, 'run'),
      '"/etc/tls"': JSON.stringify(certificates),
      'valid=1m': 'valid=1s',
      'listen 8443': `listen 127.0.0.1:${tls}`,
      'listen 15023': `listen 127.0.0.1:${status}`,
      '127.0.0.1:8080': `127.0.0.1:${app}`,
    };
    const text = Object.entries(own).reduce((all, [from, to]) => {
      expect(all).toContain(from);
      return all.replaceAll(from, to);
    }, map.data['nginx.conf']!);
    // In a pod, workers are who the master is, and read the certificate themselves.
    const user = process.getuid?.() === 0 ? 'user root;\n' : '';
    mkdirSync(join(folder, 'run'));
    writeFileSync(join(folder, 'nginx.conf'), user + text);
    await certificate();
    application = createServer((request, response) => {
      asked = request.headers;
      response.writeHead(request.url === '/health' ? 204 : 200).end('in stock');
    });
    await new Promise<void>((resolve) => application.listen(app, '127.0.0.1', resolve));
    const config = join(folder, 'nginx.conf');
    proxy = await startServer(paths['nginx-stable'], ['-e', 'stderr', '-g', 'daemon off;', '-c', config], {
      ready: urlAnswers(`http://127.0.0.1:${status}/ready`),
      livesAtMostSeconds: 60,
    });
  }, 60_000);
  afterAll(async () => {
    await proxy?.stop();
    application?.close();
    application?.closeAllConnections();
  });

  const ask = (
    path: string,
    ca: string | undefined,
  ): Promise<{ readonly status: number; readonly text: string }> =>
    new Promise((resolve, reject) => {
      const options = {
        host: '127.0.0.1',
        port,
        path,
        servername: host,
        headers: { host },
        ca,
        agent: false,
      };
      const request = httpsRequest(options, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        );
      });
      request.on('error', reject).end();
    });
  const authority = (): string => readFileSync(join(certificates, 'tls.crt'), 'utf8');

  test('passes on what it is asked by TLS, as it was asked', async () => {
    expect(await ask('/v1/stock', authority())).toEqual({ status: 200, text: 'in stock' });
    expect(asked).toMatchObject({ host });
  });

  test('is believed by its authority alone', async () => {
    await expect(ask('/v1/stock', undefined)).rejects.toThrow(/self.signed/);
  });

  test('answers probes by the same way', async () => {
    expect(await ask('/health', authority())).toMatchObject({ status: 204 });
  });

  test('speaks HTTP/2, and no TLS before 1.2', async () => {
    const session = connectHttp2(`https://127.0.0.1:${port}`, { ca: authority(), servername: host });
    const status = await new Promise((resolve, reject) => {
      session.on('error', reject);
      session.request({ ':path': '/v1/stock', ':authority': host }).on('response', (headers) => {
        resolve(headers[':status']);
      });
    });
    session.destroy();
    expect(status).toBe(200);
    const old = {
      host: '127.0.0.1',
      port,
      servername: host,
      ca: authority(),
      maxVersion: 'TLSv1.1',
    } as const;
    const refused = await new Promise((resolve) => {
      const socket: TLSSocket = connectTls({ ...old, minVersion: 'TLSv1', maxVersion: 'TLSv1.1' }, () =>
        resolve('let in'),
      );
      socket.on('error', resolve);
    });
    expect(String(refused)).toMatch(/protocol version/);
  });

  test('reads a certificate that was renewed, without a new start', async () => {
    const before = authority();
    const after = await certificate();
    expect(after).not.toBe(before);
    const until = Date.now() + 10_000;
    let answered: unknown;
    while (Date.now() < until && answered === undefined) {
      await pause(300);
      answered = await ask('/v1/stock', after).catch(() => undefined);
    }
    expect(answered).toEqual({ status: 200, text: 'in stock' });
    await expect(ask('/v1/stock', before)).rejects.toThrow(/self.signed/);
  }, 20_000);
});

describeWith([...controlPlanePrograms, 'cert-manager-crds'], 'the API server', (paths) => {
  let cluster: ControlPlane;
  beforeAll(async () => {
    cluster = await startControlPlane();
    const crds = readFileSync(paths['cert-manager-crds'], 'utf8');
    const applied = await cluster.kubectl(['apply', '--server-side', '-f', '-'], crds);
    expect(applied).toMatchObject({ code: 0 });
    await cluster.kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=30s']);
  }, 120_000);
  afterAll(() => cluster?.stop());

  test('takes a service that ends TLS, its caller, and a collector of traces', async () => {
    const { platform, cluster: nodes, shop: namespace } = nordic();
    const tls = { issuer: 'internal-ca', trust: { configMap: 'internal-ca' } };
    const image = 'registry.example.no/shop/orders:1.4.2';
    const inventory = new Microservice(namespace, 'inventory', { image, tls, replicas: 1 });
    const at = External.cidrs(namespace, 'traces', { host: 'traces.example.no', cidrs: ['192.0.2.0/24'] });
    const to = { at, recipient: { name: 'Sportjenesten', country: 'NO', purpose: 'tracing' } } as const;
    const sidecars = [new OpenTelemetryCollector({ to })];
    new Microservice(namespace, 'orders', { image, sidecars, replicas: 1 }).calls(inventory, {});
    new Tracing(nodes, 'tracing', { to });
    const { code, stdout, stderr } = await cluster.kubectl(
      ['apply', '--server-side', '--validate=strict', '--warnings-as-errors', '-f', '-'],
      yamlOf(platform),
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('certificate.cert-manager.io/inventory-tls');
    expect(stdout).toContain('deployment.apps/collector');
  }, 60_000);
});
