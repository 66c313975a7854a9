import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Balance, Gateway, nginxTargets, Tls } from '../../src/gateway';
import { everything } from '../gateway/everything';
import { clusterProps, config, hostCodes, hostConfig, orders, plainChart } from '../gateway/stacks';
import { certificateIn, placeIn } from './gateway-files';
import { freePorts, startServer, urlAnswers } from './process';
import { describeWith } from './require-program';
import { run } from './run';
import { temporaryFolder } from './temporary-folder';

/** What the build at hand was made without; nginx.org's has it. */
const withoutStatus = (text: string): string => text.replace(/^ *stub_status;\n/m, '');

describeWith(['nginx-mainline'], 'the mainline of nginx', (paths) => {
  const nginx = paths['nginx-mainline'];
  const folder = temporaryFolder('gateway');
  let tls: ReturnType<typeof Tls.files>;
  beforeAll(async () => {
    tls = Tls.files(await certificateIn(folder, 'shop.example.no'));
    const own = join(folder, 'shop-tls');
    mkdirSync(own);
    await certificateIn(own, 'shop.example.no');
  });

  const test_ = async (text: string): Promise<{ code: number; stderr: string }> => {
    const { code, stderr } = await run(nginx, [
      '-t',
      '-q',
      '-e',
      'stderr',
      '-c',
      placeIn(folder, withoutStatus(text)),
    ]);
    return { code, stderr };
  };

  const pod = (): string => {
    const chart = plainChart();
    const routes = { '/v1/orders': { host: 'orders.shop.svc.cluster.local', port: 80 } };
    new Gateway(chart, 'gateway', { ...clusterProps, routes });
    // There is no cluster's DNS here, which nginx looks up itself when it starts.
    return config(chart)
      .replace('"/etc/nginx/tls/shop-tls"', `"${join(folder, 'shop-tls')}"`)
      .replace('"kube-dns.kube-system.svc.cluster.local"', '"127.0.0.1"');
  };

  test('takes everything, and what it alone knows, without a warning', async () => {
    const routes = {
      ...everything.routes,
      '/v1/kept': { to: orders, balance: Balance.stickyCookie('peer') },
      '/v1/soonest': { to: orders, balance: Balance.leastTime() },
    };
    const change = { ...everything, routes, tls, ipv6: false, nginx: nginxTargets.mainline };
    expect(hostCodes(change)).toEqual([]);
    expect(await test_(hostConfig(change))).toEqual({ code: 0, stderr: '' });
  });

  test('takes a pod’s file without a warning', async () => {
    expect(pod()).toMatch(/http2 on;[^]*resolve max_fails/);
    expect(await test_(pod())).toEqual({ code: 0, stderr: '' });
  });

  test('starts in a pod before its services have names', async () => {
    const [http = 0, https = 0, status = 0] = await freePorts(3);
    const file = placeIn(folder, withoutStatus(pod()), { 8080: http, 8443: https, 8081: status });
    const server = await startServer(nginx, ['-e', 'stderr', '-c', file], {
      ready: urlAnswers(`http://127.0.0.1:${status}/healthz`, { status: 204 }),
    });
    const output = server.output();
    await server.stop();
    expect(output).not.toMatch(/\[(emerg|alert|warn)\]/);
  });
});
