import { join } from 'node:path';
import { nginxTargets } from '../../src/gateway';
import { RunningGateway } from './gateway-running';
import { closed, listening, Service } from './gateway-service';
import { describeWith } from './require-program';
import { run } from './run';
import { temporaryFolder } from './temporary-folder';

const builds = { 'nginx-debian13': nginxTargets.debian13, 'nginx-stable': nginxTargets.stable } as const;

describe.each(Object.keys(builds) as (keyof typeof builds)[])('with %s', (name) => {
  describeWith([name, 'curl-http3'], 'a request over HTTP/3', (paths) => {
    const folder = temporaryFolder('gateway');
    const service = new Service((_, response) => response.end('ok'));
    let gateway: RunningGateway;

    beforeAll(async () => {
      await listening(service);
      gateway = await RunningGateway.start({ nginx: paths[name], target: builds[name] }, folder, {
        http3: true,
        routes: { '/v1/orders': service.address },
      });
    }, 60_000);
    afterAll(async () => {
      await gateway?.stop();
      await closed(service);
    });

    const ask = (path: string, how: readonly string[] = [], host = 'shop.example.no') =>
      run(
        paths['curl-http3'],
        [
          '--http3-only',
          '--silent',
          '--show-error',
          '--max-time',
          '10',
          '--cacert',
          join(folder, 'tls.crt'),
        ].concat([
          '--resolve',
          `${host}:${gateway.https}:127.0.0.1`,
          ...how,
          `https://${host}:${gateway.https}${path}`,
        ]),
      );
    const said = ['--output', '/dev/null', '--write-out', '%{http_version} %{http_code}'];

    test('is answered by the service', async () => {
      expect(await ask('/v1/orders', said)).toEqual({ code: 0, stdout: '3 200', stderr: '' });
      expect(await ask('/v1/orders')).toMatchObject({ stdout: 'ok' });
      expect(await ask('/nowhere', said)).toMatchObject({ stdout: '3 404' });
    });

    test('takes its body and the truth about its client along', async () => {
      const body = ['--data', 'x'.repeat(100_000), '--header', 'X-Forwarded-For: 203.0.113.9'];
      expect(await ask('/v1/orders', body)).toMatchObject({ code: 0, stdout: 'ok' });
      const { method, headers } = service.asked.at(-1)!;
      expect({ method, length: headers['content-length'] }).toEqual({ method: 'POST', length: '100000' });
      expect(headers).toMatchObject({
        host: 'shop.example.no',
        'x-forwarded-for': '127.0.0.1',
        'x-forwarded-proto': 'https',
        'x-request-id': expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      });
    });

    test('has the headers of every answer, and is told of by those over TCP', async () => {
      const { stdout } = await ask('/v1/orders', ['--head']);
      expect(stdout).toMatch(/^HTTP\/3 200/);
      expect(stdout).toMatch(/^x-frame-options: DENY/im);
      expect((await gateway.ask('/v1/orders')).headers['alt-svc']).toBe('h3=":443"; ma=86400');
    });

    test('for a name that is not served gets no certificate', async () => {
      expect((await ask('/', said, 'other.example.no')).code).not.toBe(0);
    });

    test('is HTTP/3 in the log', () => {
      expect(gateway.log().map((line) => line['protocol'])).toContain('HTTP/3.0');
    });
  });
});
