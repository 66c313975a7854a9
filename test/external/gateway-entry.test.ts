import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { Entry, Gateway, type NginxTarget, Tls } from '../../src/gateway';
import { Template } from '../../src/testing';
import { inCluster } from '../gateway/nordic';
import { clusterProps, hostConfig, type KubernetesObject } from '../gateway/stacks';
import { type Asked, Backend } from './gateway-backend';
import { certificateIn, outsidePod, placeIn } from './gateway-files';
import { freePorts, type Server, startServer, urlAnswers } from './process';
import { describeNginx } from './gateway-running';
import { temporaryFolder } from './temporary-folder';

const orders = new Backend(() => ({ status: 200 }));
let backend = 0;
beforeAll(async () => {
  backend = await orders.listen();
});
afterAll(() => orders.close());

/** A pod's file behind a load balancer whose connections come from here. */
function behindLoadBalancer(from: string, nginx: NginxTarget): string {
  const { platform, shop } = inCluster();
  const routes = { '/': { host: '127.0.0.1', port: backend } };
  new Gateway(shop, 'gateway', {
    ...clusterProps,
    entry: Entry.loadBalancer({ from: [from] }),
    routes,
    nginx,
  });
  return Template.of(platform).object<KubernetesObject>('ConfigMap', 'gateway').data!['nginx.conf']!;
}

describeNginx('behind something', ({ nginx, target }) => {
  const folder = temporaryFolder('gateway');
  let ca: Buffer;
  let files: { certificate: string; key: string };
  let server: Server | undefined;
  let https = 0;

  beforeAll(async () => {
    files = await certificateIn(folder, 'shop.example.no');
    ca = readFileSync(files.certificate);
  });
  afterEach(() => server?.stop());

  async function start(text: string, ports: { http: number; https: number }): Promise<void> {
    const [http = 0, free = 0, status = 0] = await freePorts(3);
    https = free;
    const placed = placeIn(folder, text, { [ports.http]: http, [ports.https]: https, 8081: status });
    server = await startServer(
      nginx,
      ['-e', 'stderr', '-c', placed, '-g', text.includes('daemon off') ? '' : 'daemon off;'],
      {
        ready: urlAnswers(`http://127.0.0.1:${status}/healthz`, { status: 204 }),
      },
    );
  }

  /** The headers that the service saw; rejected when the connection is closed without an answer. */
  function seen(before: string, header: string): Promise<IncomingHttpHeaders> {
    return new Promise((resolve, reject) => {
      const socket = connect(https, '127.0.0.1', () => {
        if (before !== '') socket.write(before);
        const tls = connectTls({ socket, servername: 'shop.example.no', ca }, () => {
          tls.write(`GET / HTTP/1.1\r\nHost: shop.example.no\r\nConnection: close\r\n${header}\r\n\r\n`);
        });
        let text = '';
        tls.on('data', (part: Buffer) => (text += part.toString()));
        tls.on('error', reject);
        tls.on('close', () => {
          const body = /\{.*\}/.exec(text);
          if (body) resolve((JSON.parse(body[0]) as Asked).headers);
          else reject(new Error(`closed without an answer${text}`));
        });
      });
      socket.on('error', reject);
    });
  }

  const proxyLine = 'PROXY TCP4 203.0.113.9 203.0.113.10 4711 443\r\n';
  const forged = 'X-Forwarded-For: 203.0.113.66';
  const podPorts = { http: 8080, https: 8443 };
  const hostPorts = { http: 80, https: 443 };

  test('believes a load balancer about who the client is, and the client not', async () => {
    await start(outsidePod(behindLoadBalancer('127.0.0.0/8', target), folder), podPorts);
    expect(await seen(proxyLine, forged)).toMatchObject({
      'x-real-ip': '203.0.113.9',
      'x-forwarded-for': '203.0.113.9',
    });
  });

  test('believes nobody else who speaks like one', async () => {
    await start(outsidePod(behindLoadBalancer('10.0.0.0/16', target), folder), podPorts);
    expect(await seen(proxyLine, forged)).toMatchObject({
      'x-real-ip': '127.0.0.1',
      'x-forwarded-for': '127.0.0.1',
    });
  });

  test('behind a load balancer does not listen to who says nothing', async () => {
    await start(outsidePod(behindLoadBalancer('127.0.0.0/8', target), folder), podPorts);
    await expect(seen('', forged)).rejects.toThrow(/ECONNRESET|disconnected|closed/);
  });

  function behindProxy(from: string): string {
    const entry = Entry.address('203.0.113.10', { from: [from] });
    const routes = { '/': { host: '127.0.0.1', port: backend } };
    return hostConfig({ ipv6: false, tls: Tls.files(files), entry, routes, nginx: target });
  }

  test('believes the last word of the proxy in front', async () => {
    await start(behindProxy('127.0.0.0/8'), hostPorts);
    expect(await seen('', 'X-Forwarded-For: 203.0.113.66, 203.0.113.9')).toMatchObject({
      'x-real-ip': '203.0.113.9',
    });
  });

  test('does not answer who comes past the proxy in front', async () => {
    await start(behindProxy('198.51.100.0/24'), hostPorts);
    await expect(seen('', forged)).rejects.toThrow(/closed without an answer|ECONNRESET/);
  });
});
