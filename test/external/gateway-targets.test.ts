import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'node:tls';
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
import { certificateIn, placeIn } from './gateway-files';
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
      // There is no cluster's DNS here, which nginx looks up itself when it starts.
      return config(chart)
        .replace('"/etc/nginx/tls/shop-tls"', `"${join(folder, 'shop-tls')}"`)
        .replace('"kube-dns.kube-system.svc.cluster.local"', '"127.0.0.1"');
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
