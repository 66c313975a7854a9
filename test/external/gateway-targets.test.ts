import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { Size } from 'cdk8s';
import {
  Balance,
  Gateway,
  type HostGatewayProps,
  type NginxTarget,
  nginxTargets,
  Tls,
} from '../../src/gateway';
import { everything } from '../gateway/everything';
import { clusterProps, config, hostCodes, hostConfig, orders, plainChart } from '../gateway/stacks';
import { certificateIn, outsidePod, placeIn } from './gateway-files';
import { freePorts, startServer, urlAnswers } from './process';
import { describeWith } from './require-program';
import { run } from './run';
import { temporaryFolder } from './temporary-folder';

const sticky = { '/v1/kept': { to: orders, balance: Balance.stickyCookie('peer') } };
const soonest = { '/v1/soonest': { to: orders, balance: Balance.leastTime() } };

interface Build {
  readonly target: NginxTarget;
  /** Of the build at hand, as it says itself. */
  readonly version: RegExp;
  /** What it can be asked for beside everything. */
  readonly more: Partial<HostGatewayProps>;
  /** Where its first messages go can be said since 1.19.5. */
  readonly early?: true;
  /** What the build at hand was made without; that of the target has it. */
  readonly without?: RegExp;
}

const builds = {
  'nginx-debian11': {
    target: nginxTargets.ubuntu2204,
    version: /nginx\/1\.18\.0/,
    more: {},
    early: true,
  },
  nginx: { target: nginxTargets.debian12, version: /nginx\/1\.\d+/, more: {} },
  'nginx-debian13': { target: nginxTargets.debian13, version: /nginx\/1\.26\.3/, more: { http3: true } },
  'nginx-stable': {
    target: nginxTargets.stable,
    version: /nginx\/1\.(3\d|[4-9]\d)\./,
    more: { http3: true, routes: { ...everything.routes, ...sticky } },
  },
  'nginx-mainline': {
    target: nginxTargets.mainline,
    version: /nginx\/1\.(3[1-9]|[4-9]\d)\./,
    more: { routes: { ...everything.routes, ...sticky, ...soonest } },
    without: /^ *stub_status;\n/gm,
  },
} as const satisfies Record<string, Build>;

test('nginx of Ubuntu 24.04, which cannot be had here, is given what that of Debian 12 is', () => {
  const of = (nginx: NginxTarget): string => hostConfig({ ...everything, nginx });
  expect(of(nginxTargets.ubuntu2404)).toBe(of(nginxTargets.debian12));
});

describe.each(Object.keys(builds) as (keyof typeof builds)[])('%s', (name) => {
  const { target, version, more, early, without }: Build = builds[name];

  describeWith([name], `nginx ${target.version}`, (paths) => {
    const nginx = paths[name];
    const folder = temporaryFolder('gateway');
    const errors = early ? [] : ['-e', 'stderr'];
    let tls: ReturnType<typeof Tls.files>;
    beforeAll(async () => {
      tls = Tls.files(await certificateIn(folder, 'shop.example.no'));
      const own = join(folder, 'shop-tls');
      mkdirSync(own);
      await certificateIn(own, 'shop.example.no');
    });

    const here = (text: string): string => (without ? text.replace(without, '') : text);

    async function tested(text: string): Promise<{ code: number; stderr: string }> {
      const file = placeIn(folder, here(text));
      const { code, stderr } = await run(nginx, ['-t', '-q', ...errors, '-c', file]);
      // Before 1.19.5 a folder is asked for that the package would have made.
      const told = stderr
        .split('\n')
        .filter((line) => !(early && /could not open error log file/.test(line)));
      return { code, stderr: told.join('\n') };
    }

    function pod(): string {
      const chart = plainChart();
      const routes = { '/v1/orders': { host: 'orders.shop.svc.cluster.local', port: 80 } };
      new Gateway(chart, 'gateway', { ...clusterProps, routes });
      return outsidePod(config(chart), join(folder, 'shop-tls'));
    }

    test('is the version that the target is of, or of its branch', async () => {
      const { stderr } = await run(nginx, ['-v']);
      expect(stderr).toMatch(version);
    });

    test('takes everything that the target can be asked for, without a warning', async () => {
      const change = { ...everything, ...more, tls, ipv6: false, nginx: target };
      expect(hostCodes(change)).toEqual([]);
      expect(await tested(hostConfig(change))).toEqual({ code: 0, stderr: '' });
    });

    test('takes the least, without a warning', async () => {
      expect(await tested(hostConfig({ tls, ipv6: false, nginx: target }))).toEqual({ code: 0, stderr: '' });
    });

    test('answers for the name that it serves, and has no certificate for another', async () => {
      const [http = 0, https = 0, status = 0] = await freePorts(3);
      const ports = { 80: http, 443: https, 8081: status };
      const file = placeIn(folder, here(hostConfig({ tls, ipv6: false, nginx: target })), ports);
      const server = await startServer(nginx, [...errors, '-c', file, '-g', 'daemon off;'], {
        ready: urlAnswers(`http://127.0.0.1:${status}/healthz`, { status: 204 }),
      });
      const handshake = (servername: string): Promise<string> =>
        new Promise((resolve) => {
          const socket = connect(
            { host: '127.0.0.1', port: https, servername, rejectUnauthorized: false },
            () => {
              resolve(socket.getPeerCertificate().subjectaltname ?? 'none');
              socket.destroy();
            },
          );
          socket.on('error', () => resolve('refused'));
        });
      try {
        expect(await handshake('shop.example.no')).toBe('DNS:shop.example.no');
        expect(await handshake('other.example.no')).toBe('refused');
      } finally {
        await server.stop();
      }
    });

    test('takes headers as large as it is told, and no larger, over HTTP/2 too', async () => {
      const service = createServer((asked, answer) => {
        answer.setHeader('X-Large', 'a'.repeat(Number(asked.headers['x-answer'] ?? 1)));
        answer.end();
      });
      await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
      const { port } = service.address() as AddressInfo;
      const [http = 0, https = 0, status = 0] = await freePorts(3);
      const change = {
        tls,
        ipv6: false,
        nginx: target,
        routes: { '/': { host: '127.0.0.1', port } },
        headerSize: Size.kibibytes(12),
        answerHeaderSize: Size.kibibytes(16),
      };
      const ports = { 80: http, 443: https, 8081: status };
      const file = placeIn(folder, here(hostConfig(change)), ports);
      const server = await startServer(nginx, [...errors, '-c', file, '-g', 'daemon off;'], {
        ready: urlAnswers(`http://127.0.0.1:${status}/healthz`, { status: 204 }),
      });
      const client = connectHttp2(`https://shop.example.no:${https}`, {
        createConnection: () =>
          connect({
            host: '127.0.0.1',
            port: https,
            servername: 'shop.example.no',
            rejectUnauthorized: false,
            ALPNProtocols: ['h2'],
          }),
        maxSendHeaderBlockLength: 100_000,
      });
      client.on('error', () => undefined);
      const statusOf = (headers: Record<string, string>): Promise<number | 'refused'> =>
        new Promise((resolve) => {
          const sent = client.request({ ':path': '/', ...headers });
          sent.on('response', (answer) => resolve(answer[':status'] ?? 0));
          sent.on('error', () => resolve('refused'));
          sent.on('close', () => resolve('refused'));
          sent.resume();
        });
      // A letter that compression of headers makes no shorter.
      const letters = (kibibytes: number): string => '&'.repeat(kibibytes * 1024);
      try {
        expect(await statusOf({ cookie: `a=${letters(10)}` })).toBe(200);
        expect(await statusOf({ 'x-answer': String(12 * 1024) })).toBe(200);
        expect(await statusOf({ 'x-answer': String(17 * 1024) })).toBe(502);
        expect([400, 'refused']).toContain(await statusOf({ cookie: `a=${letters(14)}` }));
      } finally {
        client.destroy();
        await server.stop();
        service.close();
      }
    });

    if (name !== 'nginx-stable' && name !== 'nginx-mainline') return;

    test('takes a pod’s file without a warning', async () => {
      expect(pod()).toMatch(/http2 on;[^]*resolve max_fails/);
      expect(await tested(pod())).toEqual({ code: 0, stderr: '' });
    });

    test('starts in a pod before its services have names', async () => {
      const [http = 0, https = 0, status = 0] = await freePorts(3);
      const file = placeIn(folder, here(pod()), { 8080: http, 8443: https, 8081: status });
      const server = await startServer(nginx, [...errors, '-c', file], {
        ready: urlAnswers(`http://127.0.0.1:${status}/healthz`, { status: 204 }),
      });
      const output = server.output();
      await server.stop();
      expect(output).not.toMatch(/\[(emerg|alert|warn)\]/);
    });
  });
});
