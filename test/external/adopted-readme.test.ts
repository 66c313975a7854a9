import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { HostSpec } from '../../src/cloud-init';
import { adoptedAgent, firstServer } from '../cloud-init/example-hosts';
import { hostFolder } from './adopted-host-folder';
import { programsOf, writeTree } from './cloud-init-host-folder';
import { type Ran, run } from './run';
import { temporaryFolder } from './temporary-folder';

const cluster = `K10${'a'.repeat(64)}::`;
const tokens = {
  token: `${cluster}server:${'b'.repeat(32)}`,
  'agent-token': `${cluster}node:${'c'.repeat(32)}`,
};

// Each machine is a folder: what a login sees is its home, and what is the system's lies below the folder's root.
const programs = {
  ssh: `machine=$MACHINES/\${1#root@} && shift && mkdir -p "$machine/home" && cd "$machine/home"
exec sh -c "$(printf '%s' "$*" | sed "s|./bootstrap.sh|& --root $machine/root|; s|/var/lib|$machine/root&|")"`,
  scp: `[ "$1" = -r ] && to=$MACHINES/\${3#root@} && mkdir -p "\${to%:}/home" && exec cp -r "$2" "\${to%:}/home/"`,
};

describe('the README of an adopted host', () => {
  const folder = temporaryFolder('readme');
  let runs = 0;

  /** A person at work in the folder of the hosts, with a cluster that runs. */
  function made(host: HostSpec) {
    const work = join(folder, `work-${++runs}`);
    const machines = join(work, 'machines');
    const copied = join(work, 'hosts', host.hostname);
    const machine = join(machines, '198.51.100.7');
    writeTree(join(work, 'bin'), programsOf(programs));
    writeTree(copied, hostFolder(host));
    const ofServer = 'root/var/lib/rancher/k3s/server';
    writeTree(
      join(machines, '192.0.2.10'),
      Object.entries(tokens).map(([name, text]) => ({ path: `${ofServer}/${name}`, content: `${text}\n` })),
    );
    const readme = readFileSync(join(copied, 'README'), 'utf8');
    /** The README's own commands, as far as they are of one paragraph. */
    const commands = readme
      .split(/\n\n(?! {2})/)
      .map((part) => part.split('\n').filter((line) => line.startsWith('  ')));
    const follow = (lines: readonly string[] = [], peers = '192.0.2.10,192.0.2.11'): Promise<Ran> =>
      run('sh', ['-euc', lines.join('\n').replaceAll('API', '192.0.2.10').replaceAll('PEERS', peers)], {
        cwd: join(work, 'hosts'),
        env: {
          MACHINES: machines,
          PATH: `${join(work, 'bin')}:${process.env['PATH'] ?? ''}`,
          TF_VAR_server_token: 'd'.repeat(32),
          TF_VAR_agent_token: 'e'.repeat(32),
        },
      });
    const onHost = (path: string): string => readFileSync(join(machine, 'root', path), 'utf8');
    const [join_ = [], change = [], nodes = []] = commands.filter((part) => part.length > 0);
    return { copied, machine, follow, onHost, join: join_, change, nodes };
  }

  test('joins an agent by the token that names its cluster, and leaves no copy of it', async () => {
    const { copied, machine, follow, onHost, join: first } = made(adoptedAgent);
    expect(await follow(first)).toMatchObject({ code: 0, stderr: '' });
    expect(onHost('etc/rancher/k3s/token')).toBe(`${tokens['agent-token']}\n`);
    expect(onHost('etc/naust/peers.nft')).toContain('192.0.2.10,192.0.2.11');
    expect(
      [join(copied, 'token'), join(machine, 'home/oslo-1/token')].map((path) => existsSync(path)),
    ).toEqual([false, false]);
  });

  test('joins a server by both tokens', async () => {
    const { follow, onHost, join: first } = made({ ...adoptedAgent, role: 'server' });
    expect(await follow(first)).toMatchObject({ code: 0, stderr: '' });
    expect(onHost('etc/rancher/k3s/token')).toBe(`${tokens.token}\n`);
    expect(onHost('etc/rancher/k3s/agent-token')).toBe(`${tokens['agent-token']}\n`);
  });

  test('begins a cluster with the tokens that it is made with', async () => {
    const {
      follow,
      onHost,
      join: first,
    } = made({ ...firstServer, tokens: 'bootstrap', cloudFirewall: 'none' });
    expect(await follow(first)).toMatchObject({ code: 0, stderr: '' });
    expect(onHost('etc/rancher/k3s/token')).toBe(`${'d'.repeat(32)}\n`);
    expect(onHost('etc/rancher/k3s/agent-token')).toBe(`${'e'.repeat(32)}\n`);
  });

  test('brings a change to the host, which remembers the rest', async () => {
    const { copied, follow, onHost, join: first, change } = made(adoptedAgent);
    await follow(first);
    writeTree(copied, hostFolder({ ...adoptedAgent, openPorts: [8080] }));
    expect(await follow(change)).toMatchObject({ code: 0, stderr: '' });
    expect(onHost('etc/naust/firewall.nft')).toContain('tcp dport { 8080 } accept');
    expect(onHost('etc/rancher/k3s/token')).toBe(`${tokens['agent-token']}\n`);
  });

  test('brings other nodes to the host', async () => {
    const { follow, onHost, join: first, nodes } = made(adoptedAgent);
    await follow(first);
    expect(await follow(nodes, '192.0.2.12')).toMatchObject({ code: 0, stderr: '' });
    expect(onHost('etc/naust/peers.nft')).toBe('add element inet naust naust_peers { 192.0.2.12 }\n');
  });

  test('ends with a reason where the cluster has no token yet', async () => {
    const { machine, follow, join: first } = made(adoptedAgent);
    const missing = first.map((line) => line.replace('agent-token', 'none'));
    const { code, stderr } = await follow(missing);
    expect(code).not.toBe(0);
    expect(stderr).toContain('shorter than 32 characters');
    expect(existsSync(join(machine, 'root/etc'))).toBe(false);
  });
});
