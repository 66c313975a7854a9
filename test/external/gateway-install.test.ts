import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Tls } from '../../src/gateway';
import { hostFiles } from '../gateway/stacks';
import { certificateIn } from './gateway-files';
import { describeWith } from './require-program';
import { run } from './run';
import { temporaryFolder } from './temporary-folder';

describeWith(['nginx', 'shellcheck', 'cloud-init'], 'the folder of a gateway on a host', (paths) => {
  const folder = temporaryFolder('gateway');
  const gateway = join(folder, 'edge');
  const root = join(folder, 'root');
  const config = join(root, 'etc/nginx/nginx.conf');

  beforeAll(async () => {
    const tls = Tls.files(await certificateIn(folder, 'shop.example.no'));
    for (const [path, content] of Object.entries(hostFiles({ tls, ipv6: false, restartAt: '03:30' }))) {
      mkdirSync(dirname(join(gateway, path)), { recursive: true });
      writeFileSync(join(gateway, path), content);
    }
    chmodSync(join(gateway, 'install.sh'), 0o755);
  });

  const env = { PATH: `${dirname(paths.nginx)}:${process.env['PATH']}` };
  const install = () => run(join(gateway, 'install.sh'), ['--root', root], { env });
  const given = (): string => readFileSync(join(gateway, 'nginx.conf'), 'utf8');

  test('has a script without a fault', async () => {
    expect(await run(paths.shellcheck, [join(gateway, 'install.sh')])).toMatchObject({ code: 0, stdout: '' });
  });

  test('has user data that cloud-init reads', async () => {
    const { code, stdout, stderr } = await run(paths['cloud-init'], [
      'schema',
      '--config-file',
      join(gateway, 'user-data.yaml'),
    ]);
    expect({ code, text: `${stdout}${stderr}` }).toEqual({
      code: 0,
      text: expect.stringContaining('Valid') as string,
    });
  });

  test('puts a configuration in place that nginx takes, and the units beside it', async () => {
    expect(await install()).toMatchObject({ code: 0 });
    expect(readFileSync(config, 'utf8')).toBe(given());
    const unit = (name: string): string => readFileSync(join(root, 'etc/systemd/system', name), 'utf8');
    expect(unit('nginx.service.d/naust-limits.conf')).toBe('[Service]\nLimitNOFILE=32768\n');
    expect(unit('nginx.service.d/naust-stop.conf')).toBe(
      '[Service]\nExecStop=\nKillSignal=SIGQUIT\nKillMode=mixed\nTimeoutStopSec=40\n',
    );
    expect(unit('naust-certificates.path')).toContain(`PathChanged=${join(folder, 'tls.crt')}`);
    expect(await install()).toMatchObject({
      code: 0,
      stdout: 'install: the configuration is there already\n',
    });
  });

  test('has the host restart for its upgrades when the gateway says so, and no longer when it does not', async () => {
    const restarts = join(root, 'etc/apt/apt.conf.d/60-naust-restarts');
    const { stdout } = await run('apt-config', ['-c', restarts, 'dump', 'Unattended-Upgrade']);
    expect(stdout).toContain('Unattended-Upgrade::Automatic-Reboot "true";\n');
    expect(stdout).toContain('Unattended-Upgrade::Automatic-Reboot-Time "03:30";\n');
    rmSync(join(gateway, 'restarts.conf'));
    expect(await install()).toMatchObject({ code: 0 });
    expect(existsSync(restarts)).toBe(false);
  });

  test('changes nothing when nginx does not take it', async () => {
    const before = readFileSync(config, 'utf8');
    writeFileSync(join(gateway, 'nginx.conf'), before.replace('least_conn;', 'least_con;'));
    const { code, stderr } = await install();
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining('nothing has changed') as string,
    });
    expect(readFileSync(config, 'utf8')).toBe(before);
    expect(existsSync(`${config}.new`)).toBe(false);
  });

  test('keeps the one before', async () => {
    const before = readFileSync(config, 'utf8');
    const next = before.replace('worker_connections 16384;', 'worker_connections 8192;');
    writeFileSync(join(gateway, 'nginx.conf'), next);
    expect(await install()).toMatchObject({ code: 0 });
    expect(readFileSync(config, 'utf8')).toBe(next);
    expect(readFileSync(`${config}.previous`, 'utf8')).toBe(before);
  });
});
