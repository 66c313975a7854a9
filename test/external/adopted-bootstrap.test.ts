import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import type { HostSpec } from '../../src/cloud-init';
import { adoptedAgent, firstServer } from '../cloud-init/example-hosts';
import { hostFolder } from './adopted-host-folder';
import { programsOf, writeTree } from './cloud-init-host-folder';
import { type Ran, run } from './run';
import { temporaryFolder } from './temporary-folder';

const token = `K10${'a'.repeat(64)}::node:${'b'.repeat(32)}`;

describe('bootstrap.sh', () => {
  const folder = temporaryFolder('bootstrap');
  let runs = 0;

  const prepared = (host: HostSpec): { copied: string; root: string } => {
    const copied = join(folder, `copied-${++runs}`);
    const root = join(folder, `root-${runs}`);
    writeTree(copied, hostFolder(host));
    writeFileSync(join(copied, 'token'), `${token}\n`);
    mkdirSync(root);
    return { copied, root };
  };
  const bootstrap = (
    { copied, root }: { copied: string; root: string },
    ...args: readonly string[]
  ): Promise<Ran> => run('./bootstrap.sh', ['--root', root, ...args], { cwd: copied });
  const usual = ['--api', '192.0.2.10', '--peers', '192.0.2.10,192.0.2.11', '--token-file', 'token'];

  /** Every file below a folder, with its mode, its time and its content. */
  const stateOf = (root: string): Record<string, unknown> => {
    const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    return Object.fromEntries(
      files.map((entry) => {
        const file = join(entry.parentPath, entry.name);
        const { mode, mtimeMs } = statSync(file);
        return [
          relative(root, file),
          { mode: (mode & 0o777).toString(8), mtimeMs, text: readFileSync(file, 'utf8') },
        ];
      }),
    );
  };

  test('writes the same files as the user data, with the same modes', async () => {
    const host = prepared(adoptedAgent);
    expect(await bootstrap(host, ...usual)).toMatchObject({ code: 0, stderr: '' });
    const state = stateOf(host.root) as Record<string, { mode: string; text: string }>;
    for (const { path, content } of hostFolder(adoptedAgent).filter((file) =>
      file.path.startsWith('files/'),
    )) {
      expect(state[path.slice('files/'.length)]?.text).toBe(content);
    }
    expect(state['usr/local/sbin/naust-join']?.mode).toBe('755');
    expect(state['etc/sysctl.d/60-naust.conf']?.mode).toBe('644');
    expect(state['etc/rancher/k3s/config.yaml']?.mode).toBe('600');
  });

  test('writes what it is given, the token for root alone', async () => {
    const host = prepared(adoptedAgent);
    const { stdout } = await bootstrap(host, ...usual);
    const state = stateOf(host.root) as Record<string, { mode: string; text: string }>;
    expect(state['etc/rancher/k3s/token']).toMatchObject({ mode: '600', text: `${token}\n` });
    expect(state['etc/rancher/k3s/config.yaml.d/20-server.yaml']?.text).toBe(
      'server: "https://192.0.2.10:6443"\n',
    );
    expect(state['etc/naust/peers.nft']?.text).toBe(
      'add element inet naust naust_peers { 192.0.2.10,192.0.2.11 }\n',
    );
    expect(stdout).not.toContain(token);
  });

  test('run again changes nothing, with the same arguments or without', async () => {
    const host = prepared(adoptedAgent);
    await bootstrap(host, ...usual);
    const before = stateOf(host.root);
    expect(await bootstrap(host, ...usual)).toMatchObject({ code: 0, stdout: '' });
    expect(await bootstrap(host)).toMatchObject({ code: 0, stdout: '' });
    expect(stateOf(host.root)).toEqual(before);
  });

  test('run again with other peers changes those alone', async () => {
    const host = prepared(adoptedAgent);
    await bootstrap(host, ...usual);
    expect(await bootstrap(host, '--peers', '192.0.2.12')).toMatchObject({
      code: 0,
      stdout: 'bootstrap: wrote /etc/naust/peers.nft\n',
    });
  });

  test('puts back what was changed by hand', async () => {
    const host = prepared(adoptedAgent);
    await bootstrap(host, ...usual);
    writeFileSync(join(host.root, 'etc/naust/firewall.nft'), '');
    expect((await bootstrap(host)).stdout).toBe('bootstrap: wrote /etc/naust/firewall.nft\n');
  });

  test('begins a cluster without an API to join, and with both tokens', async () => {
    const host = prepared({ ...firstServer, tokens: 'bootstrap', cloudFirewall: 'none' });
    expect(await bootstrap(host, '--token-file', 'token')).toMatchObject({ code: 64 });
    expect(await bootstrap(host, '--token-file', 'token', '--agent-token-file', 'token')).toMatchObject({
      code: 0,
    });
    expect(existsSync(join(host.root, 'etc/rancher/k3s/config.yaml.d/20-server.yaml'))).toBe(false);
    expect(readFileSync(join(host.root, 'etc/naust/peers.nft'), 'utf8')).toBe('');
  });

  test.each([
    ['--api', '192.0.2.256'],
    ['--api', 'https://192.0.2.10'],
    ['--api', 'api.example.no"; reboot'],
    ['--api', 'api.example.no\n192.0.2.1'],
    ['--peers', '192.0.2.10,'],
    ['--peers', '192.0.2.10 192.0.2.11'],
    ['--peers', '192.0.2.10,oslo'],
    ['--peers', '192.0.2.10 } ; flush ruleset'],
    ['--peer', '192.0.2.10'],
    ['--agent-token-file', 'token'],
    ['--api'],
  ])('refuses %s %s and writes nothing', async (...args) => {
    const host = prepared(adoptedAgent);
    const { code, stderr } = await bootstrap(host, ...usual, ...args);
    expect({ code, stderr }).toEqual({
      code: 64,
      stderr: expect.stringContaining('Usage: ./bootstrap.sh') as string,
    });
    expect(readdirSync(host.root)).toEqual([]);
  });

  test.each([[], ['--api', '192.0.2.10'], usual.slice(0, 4)])(
    'needs everything the first time: %j',
    async (...args) => {
      expect(await bootstrap(prepared(adoptedAgent), ...args)).toMatchObject({ code: 64 });
    },
  );

  test.each([
    ['one that is not there', undefined],
    ['an empty one', ''],
    ['one of two lines', `${token}\n${token}\n`],
    ['a short one', 'abc'],
    ['one with a quote in it', `${token}"`],
  ])('refuses a token file: %s', async (_, content) => {
    const host = prepared(adoptedAgent);
    if (content !== undefined) writeFileSync(join(host.copied, 'other'), content);
    const { code, stderr } = await bootstrap(host, ...usual.slice(0, 5), 'other');
    expect(code).toBe(1);
    expect(stderr).not.toContain(token);
    expect(readdirSync(host.root)).toEqual([]);
  });

  test.each([
    ['is active', 'Status: active\n\nTo                         Action      From', 'run "ufw disable"'],
    ['is off', 'Status: inactive', 'this is a container'],
  ])('stops before it writes where ufw %s', async (_, status, reason) => {
    const { copied } = prepared(adoptedAgent);
    const bin = join(folder, `bin-${runs}`);
    // A host that is a container is refused after ufw was asked for, so that no real one is ever changed here.
    const programs = {
      id: 'echo 0',
      'apt-get': 'exit 1',
      'systemd-detect-virt': 'exit 0',
      ufw: `echo '${status}'`,
    };
    writeTree(bin, programsOf(programs));
    const { code, stdout, stderr } = await run('./bootstrap.sh', usual, {
      cwd: copied,
      env: { PATH: `${bin}:${process.env['PATH'] ?? ''}` },
    });
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining(reason) as string,
    });
  });

  test('says how it is called', async () => {
    expect(await bootstrap(prepared(adoptedAgent), '--help')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('--peers A,B,C') as string,
    });
  });
});
