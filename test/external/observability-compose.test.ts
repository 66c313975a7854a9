import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parse } from 'yaml';

import type { ComposeService } from '../../src/observability/compose/compose-file';
import { fullHost, onHost, stackFiles } from '../observability/host-stack';
import { writeStack } from './compose-stack';
import { describeWith } from './require-program';
import { run, runOk } from './run';
import { temporaryFolder } from './temporary-folder';

const files = stackFiles(fullHost());
const text = files['compose.yaml']!;
const env = { JOURNAL_GID: '101' };

describeWith(['compose-check', 'docker-compose'], 'compose.yaml', (paths) => {
  const folder = temporaryFolder('compose');
  const file = join(folder, 'compose.yaml');
  beforeAll(() => writeStack(folder, files));
  const written = (change: (text: string) => string): void => writeFileSync(file, change(text));
  const loaded = () => run(paths['compose-check'], [file], { env });
  const config = (...args: readonly string[]) =>
    run(paths['docker-compose'], ['-f', file, 'config', ...args], { env });

  test('is loaded by the library of docker compose, strictly, and by the program of Debian 13', async () => {
    for (const each of [text, stackFiles(onHost())['compose.yaml']!]) {
      written(() => each);
      expect(await loaded()).toEqual({ code: 0, stdout: '', stderr: '' });
      expect(await config('--quiet')).toEqual({ code: 0, stdout: '', stderr: '' });
    }
  });

  test.each([
    ['a key that it does not know', (of: string) => of.replace('mem_limit:', 'memory_limit:')],
    ['a network that is not there', (of: string) => of.replace(/^ {4}- targets$/m, '    - elsewhere')],
    [
      'a secret that is not there',
      (of: string) => of.replace('- source: oncall-url', '- source: oncall-uri'),
    ],
    ['a volume that is not there', (of: string) => of.replace('source: loki\n', 'source: lokii\n')],
  ])('is refused with %s', async (_, change) => {
    written(change);
    expect((await loaded()).code).not.toBe(0);
    expect((await config('--quiet')).code).not.toBe(0);
  });

  test('is not begun with on a machine whose group of the journal nobody looked up', async () => {
    written((of) => of);
    const ran = await run(paths['docker-compose'], ['-f', file, 'config', '--quiet']);
    expect(ran).toMatchObject({ code: 15, stderr: expect.stringContaining('JOURNAL_GID') as string });
  });

  test('is read as it was meant, dollars among it', async () => {
    written((of) => of);
    const { stdout } = await config('--format', 'json', '--no-interpolate');
    const { stdout: resolved } = await config('--format', 'json');
    const { services, networks } = JSON.parse(resolved) as {
      services: Record<string, ComposeService & { ports?: { host_ip: string; published: string }[] }>;
      networks: Record<string, { internal?: boolean }>;
    };
    expect(stdout).toContain('JOURNAL_GID');
    // Compose doubles them again in what it prints.
    expect(services['alloy']!.healthcheck.test.join(' ')).toContain('127.0.0.1/$$1');
    expect(services['alloy']!.group_add).toEqual(['101']);
    expect(services['loki']!.ports).toEqual([
      expect.objectContaining({ host_ip: '127.0.0.1', published: '3100', target: 3100 }),
    ]);
    expect(services['prometheus']).toMatchObject({ mem_limit: String(2 ** 30), stop_grace_period: '2m0s' });
    expect(Object.entries(networks).filter(([, { internal }]) => internal)).toHaveLength(1);
  });
});

describeWith(['busybox'], 'the question whether a container is well', ({ busybox }) => {
  const { services } = parse(text) as { services: Record<string, ComposeService> };
  /** As Docker runs it: Compose has put one dollar in the place of two. */
  const asked = (service: string, port: number): string[] =>
    services[service]!.healthcheck.test.slice(1).map((word) =>
      word
        .replaceAll('$$', '$')
        .replace(/:\d+(?=\/)/, `:${port}`)
        .replace(/^12345$/, String(port)),
    );

  test.each(['prometheus', 'alertmanager', 'grafana', 'node-exporter', 'node-network', 'alloy'])(
    'of %s is answered by its status',
    async (service) => {
      let status = 200;
      const paths: (string | undefined)[] = [];
      const server = createServer((request, response) => {
        paths.push(request.url);
        response.writeHead(status).end('ready\n');
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      const ask = async () => {
        const [program = '', ...args] = asked(service, port);
        return (program === 'wget' ? await run(busybox, ['wget', ...args]) : await run(program, args)).code;
      };
      expect(await ask()).toBe(0);
      status = 503;
      expect(await ask()).not.toBe(0);
      await new Promise((resolve) => server.close(resolve));
      expect(await ask()).not.toBe(0);
      expect(new Set(paths).size).toBe(1);
    },
    30_000,
  );
});

describeWith(['promtool', 'amtool', 'loki', 'alloy-syntax'], 'the files beside it', (paths) => {
  const folder = temporaryFolder('compose-config');
  beforeAll(() => writeStack(folder, files));

  test('are a configuration and rules to promtool', async () => {
    const secrets = join(folder, 'secrets');
    for (const [secret, key] of [
      ['edge-authority', 'ca.crt'],
      ['edge-account', 'password'],
    ] as const) {
      mkdirSync(join(secrets, secret), { recursive: true });
      writeFileSync(join(secrets, secret, key), 'secret');
    }
    const certificate = join(secrets, 'edge-authority/ca.crt');
    const made = [
      'req',
      '-x509',
      '-newkey',
      'ed25519',
      '-nodes',
      '-subj',
      '/CN=edge',
      '-keyout',
      '/dev/null',
    ];
    await runOk('openssl', [...made, '-out', certificate]);
    const file = join(folder, 'prometheus/prometheus.yml');
    writeFileSync(file, files['prometheus/prometheus.yml']!.replaceAll('/etc/prometheus-secrets', secrets));
    const ran = await run(paths.promtool, ['check', 'config', '--lint=all', '--lint-fatal', file]);
    expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining('rules found') as string });
  });

  test('are a configuration to amtool', async () => {
    const ran = await run(paths.amtool, ['check-config', join(folder, 'alertmanager/alertmanager.yml')]);
    expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining(' - 2 receivers') as string });
  });

  test('are a configuration to Loki', async () => {
    const ran = await run(paths.loki, [`-config.file=${join(folder, 'loki/loki.yaml')}`, '-verify-config']);
    expect(ran).toMatchObject({ code: 0 });
  });

  test.each(['alloy/config.alloy', 'log-agent/config.alloy'])(
    '%s is in the syntax of Alloy',
    async (file) => {
      expect(await run(paths['alloy-syntax'], [join(folder, file)])).toEqual({
        code: 0,
        stdout: '',
        stderr: '',
      });
    },
  );
});

describeWith(['cloud-init', 'shellcheck', 'systemd'], 'what installs it', (paths) => {
  const folder = temporaryFolder('compose-install');
  const root = join(folder, 'root');
  beforeAll(() => {
    writeStack(join(folder, 'innsyn'), files);
    mkdirSync(root);
  });

  test('is told a new machine as cloud-init reads it, with the same files', async () => {
    const file = join(folder, 'innsyn/user-data.yaml');
    const { code, stdout, stderr } = await run(paths['cloud-init'], ['schema', '--config-file', file]);
    expect({ code, text: `${stdout}${stderr}` }).toEqual({
      code: 0,
      text: expect.stringContaining('Valid') as string,
    });
    expect(Buffer.byteLength(files['user-data.yaml']!)).toBeLessThan(32_768);
    const { write_files } = parse(files['user-data.yaml']!) as {
      write_files: { path: string; encoding?: string; content: string }[];
    };
    const { gunzipSync } = await import('node:zlib');
    const unpacked = new Map(
      write_files.map(({ path, encoding, content }) => [
        path,
        encoding === 'gz+b64' ? gunzipSync(Buffer.from(content, 'base64')).toString() : content,
      ]),
    );
    for (const path of [
      'compose.yaml',
      'install.sh',
      'prometheus/rules.yaml',
      'files/etc/naust/firewall.nft',
    ]) {
      expect(unpacked.get(`/root/compose/innsyn/${path}`)).toBe(files[path]);
    }
    expect(unpacked.has('/root/gateway/innsyn/nginx.conf')).toBe(true);
  });

  test('has a script without a fault', async () => {
    expect(await run(paths.shellcheck, [join(folder, 'innsyn/install.sh')])).toMatchObject({
      code: 0,
      stdout: '',
    });
  });

  test('has units that systemd reads', async () => {
    const unit = 'files/etc/systemd/system/naust-observability.service';
    const docker = join(folder, 'docker.service');
    writeFileSync(docker, '[Service]\nExecStart=/bin/true\n');
    const file = join(folder, 'naust-observability.service');
    // The program is not on the machine that tests.
    writeFileSync(file, files[unit]!.replaceAll('/usr/bin/docker', '/bin/true'));
    const ran = await run('systemd-analyze', ['verify', '--recursive-errors=no', file, docker]);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
  });

  test('writes what Compose reads, and takes away what is no longer there', async () => {
    const install = () => run(join(folder, 'innsyn/install.sh'), ['--root', root]);
    const home = join(root, 'etc/naust/observability');
    mkdirSync(join(home, 'grafana-dashboards'), { recursive: true });
    writeFileSync(join(home, 'grafana-dashboards/old.json'), '{}');
    expect(await install()).toMatchObject({ code: 0, stderr: '' });
    const { stdout } = await run('sh', ['-c', 'cd "$0" && find . -type f | sort', home]);
    const config = Object.keys(files).filter((path) =>
      /^(prometheus|alertmanager|loki|alloy|grafana-\w+)\//.test(path),
    );
    expect(stdout.trim().split('\n')).toEqual(
      ['.env', 'compose.yaml', 'secrets.list', ...config].map((path) => `./${path}`).sort(),
    );
    expect(await install()).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});
