import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Duration } from 'cdk8s';
import { type HostGatewayProps, Tls } from '../../src/gateway';
import { hostFiles } from '../gateway/stacks';
import { certificateIn } from './gateway-files';
import { describeWith } from './require-program';
import type { Ran } from './run';
import { SystemdNamespace } from './systemd-namespace';
import { temporaryFolder } from './temporary-folder';

const slow = { host: '127.0.0.1', port: 9000 };
const routes: HostGatewayProps['routes'] = { '/slow': { to: slow, timeout: Duration.seconds(20) } };

/** Debian's own nginx.service, and a real systemd that it runs under. */
describeWith(['nginx', 'systemd', 'curl-http3'], 'a gateway on a host with systemd', (paths) => {
  const folder = temporaryFolder('gateway');
  const gateway = join(folder, 'edge');
  let systemd: SystemdNamespace;

  async function write(change: Partial<HostGatewayProps>): Promise<void> {
    const tls = Tls.files({ certificate: join(folder, 'tls.crt'), key: join(folder, 'tls.key') });
    for (const [path, content] of Object.entries(hostFiles({ tls, ipv6: false, ...change }))) {
      mkdirSync(dirname(join(gateway, path)), { recursive: true });
      writeFileSync(join(gateway, path), content);
    }
    chmodSync(join(gateway, 'install.sh'), 0o755);
  }

  const install = (): Promise<Ran> => systemd.run(join(gateway, 'install.sh'));
  const show = async (property: string): Promise<string> =>
    (await systemd.run('systemctl', 'show', `--property=${property}`, '--value', 'nginx')).stdout.trim();
  const installed = async (): Promise<string> => (await systemd.run('cat', '/etc/nginx/nginx.conf')).stdout;
  const said = ['--silent', '--output', '/dev/null', '--write-out', '%{http_code}', '--max-time', '30'];
  const to = ['--http1.1', '--cacert', join(folder, 'tls.crt'), '--resolve', 'shop.example.no:443:127.0.0.1'];
  const ask = (path: string): Promise<Ran> =>
    systemd.run(paths['curl-http3'], ...said, ...to, `https://shop.example.no${path}`);

  beforeAll(async () => {
    // What runs as www-data reads below it.
    chmodSync(folder, 0o755);
    await certificateIn(folder, 'shop.example.no');
    systemd = await SystemdNamespace.start(folder);
  }, 60_000);
  afterAll(() => systemd?.stop());

  test('is started, now and whenever the host starts, with the files that it may open', async () => {
    await write({ routes });
    expect(await install()).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('has read it') as string,
    });
    expect(await show('ActiveState')).toBe('active');
    expect(await show('UnitFileState')).toBe('enabled');
    expect(await show('LimitNOFILE')).toBe('32768');
    expect((await ask('/nowhere')).stdout).toBe('404');
  });

  test('goes on, with what it was given anew', async () => {
    const before = await show('MainPID');
    await write({ routes: { ...routes, '/more': slow } });
    expect(await install()).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('has read it') as string,
    });
    expect(await show('MainPID')).toBe(before);
    // Nobody listens there: the route is known. The workers from before take their last requests meanwhile.
    for (let tries = 0; tries < 20 && (await ask('/more')).stdout !== '502'; tries++) await pause(100);
    expect((await ask('/more')).stdout).toBe('502');
  });

  test('says so, and keeps what it has, when what it was given cannot be used', async () => {
    const before = await installed();
    const busy = ['-c', 'import socket,time; s=socket.create_server(("127.0.0.1", 8099)); time.sleep(60)'];
    const other = systemd.run('timeout', '15', 'python3', ...busy);
    await pause(500);
    const file = join(gateway, 'nginx.conf');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('listen 127.0.0.1:8081;', 'listen 127.0.0.1:8099;'),
    );
    const { code, stderr } = await install();
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining('the configuration before it is back') as string,
    });
    expect(await installed()).toBe(before);
    expect(await show('ActiveState')).toBe('active');
    expect((await ask('/more')).stdout).toBe('502');
    expect((await other).code).toBe(124);
  }, 120_000);

  test('has a renewed certificate in use without being told', async () => {
    const serial = (): Promise<string> =>
      systemd
        .run(
          'sh',
          '-c',
          'openssl s_client -connect 127.0.0.1:443 -servername shop.example.no </dev/null 2>/dev/null | openssl x509 -noout -serial',
        )
        .then(({ stdout }) => stdout);
    const before = await serial();
    expect(before).toMatch(/^serial=/);
    await certificateIn(folder, 'shop.example.no');
    for (let tries = 0; tries < 30 && (await serial()) === before; tries++) await pause(500);
    expect(await serial()).not.toBe(before);
  }, 60_000);

  test('answers what is under way before it stops, however long the distribution would wait', async () => {
    const serve = `import http.server, time
class Late(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        time.sleep(8)
        self.send_response(200)
        self.end_headers()
http.server.HTTPServer(("127.0.0.1", 9000), Late).handle_request()`;
    const service = systemd.run('timeout', '40', 'python3', '-c', serve);
    await pause(1000);
    const asked = ask('/slow');
    await pause(500);
    const stopped = await systemd.run('systemctl', 'stop', 'nginx');
    expect(stopped.code).toBe(0);
    expect((await asked).stdout).toBe('200');
    expect(await show('Result')).toBe('success');
    await service;
  }, 90_000);
});
