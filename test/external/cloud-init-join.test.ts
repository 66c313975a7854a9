import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import type { HostSpec } from '../../src/cloud-init';
import { agent, firstServer } from '../cloud-init/example-hosts';
import { programsOf, writeHost, writeTree } from './cloud-init-host-folder';
import { findOnPath } from '../../tools/on-path';
import { type Ran, run } from './run';
import { temporaryFolder } from './temporary-folder';

const version = 'v9.8.7+k3s1';
const k3s = `#!/bin/sh\necho "k3s version ${version} (0123abcd)"\n`;

// Programs that would change the machine only say that they were called; the network is a made-up one.
const programs = {
  curl: `case "$*" in
*/ping) echo "$*" >>"$CALLS"; case "$*" in *"//\${SERVING:-nobody}:"*) printf pong ;; *) exit 7 ;; esac ;;
*) exec "$CURL" "$@" ;;
esac`,
  systemctl: 'echo "systemctl $*" >>"$CALLS"',
  sysctl: 'echo "sysctl $*" >>"$CALLS"',
  chronyc: 'echo "chronyc $*" >>"$CALLS"; exit ${CLOCK:-0}',
  sleep: 'exit 0',
  uname: 'echo "${MACHINE:-x86_64}"',
  ip: `case "$*" in
*route*10.0.0.1) [ -n "\${NO_PRIVATE-}" ] || echo '10.0.0.1 dev enp7s0 src 10.0.1.5 uid 0' ;;
*route*) echo "192.0.2.1 via 172.31.1.1 dev eth0 src \${PUBLIC:-198.51.100.20} uid 0" ;;
*address*) [ -n "\${NO_PRIVATE-}" ] || echo '3: enp7s0    inet 10.0.1.5/32 brd 10.0.1.5 scope global dynamic enp7s0\\       valid_lft 1sec' ;;
esac`,
};

describe('naust-join', () => {
  const folder = temporaryFolder('join');
  const served = new Map<string, string>();
  let releases: Server;
  let url = '';
  let runs = 0;

  beforeAll(async () => {
    writeTree(join(folder, 'bin'), programsOf(programs));
    releases = createServer((request, response) => {
      const body = served.get(request.url ?? '');
      response.writeHead(body === undefined ? 404 : 200).end(body);
    });
    await new Promise<void>((resolve) => releases.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(releases.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => releases.close(resolve)));

  beforeEach(() => {
    served.clear();
    for (const [arch, file] of [
      ['amd64', 'k3s'],
      ['arm64', 'k3s-arm64'],
    ] as const) {
      const sum = createHash('sha256').update(k3s).digest('hex');
      served.set(
        `/${version}/sha256sum-${arch}.txt`,
        `${'0'.repeat(64)}  k3s-airgap-images-${arch}.tar\n${sum}  ${file}\n`,
      );
      served.set(`/${version}/${file}`, k3s);
    }
  });

  /** A machine as cloud-init leaves it, told to fetch from the test's own releases, and with a gate that lets it pass. */
  function machine(host: HostSpec, changed: Readonly<Record<string, string>> = {}): string {
    const root = join(folder, `root-${++runs}`);
    writeHost(root, host);
    writeTree(root, [
      { path: 'etc/rancher/k3s/token', content: 'x'.repeat(40) },
      ...programsOf({ 'usr/local/sbin/naust-gate': 'echo "naust-gate $*" >>"$CALLS"; exit ${GATE:-0}' }),
    ]);
    const settings = readFileSync(join(root, 'etc/naust/join.conf'), 'utf8');
    const lines = Object.entries({ version, releases: url, ...changed });
    const told = lines.reduce(
      (text, [key, value]) => text.replace(new RegExp(`^${key}=.*$`, 'm'), `${key}=${value}`),
      settings,
    );
    writeFileSync(join(root, 'etc/naust/join.conf'), told);
    return root;
  }

  const joinAs = (root: string, env: NodeJS.ProcessEnv = {}): Promise<Ran> =>
    run(join(root, 'usr/local/sbin/naust-join'), ['--root', root], {
      env: {
        ...env,
        CALLS: join(root, 'calls'),
        CURL: findOnPath('curl') ?? '',
        PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`,
      },
    });
  const textOf = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');

  test('installs k3s, finds the addresses and starts the agent, in that order', async () => {
    const root = machine(agent);
    expect(await joinAs(root)).toMatchObject({ code: 0, stderr: '' });
    expect(textOf(root, 'usr/local/bin/k3s')).toBe(k3s);
    expect(textOf(root, 'etc/rancher/k3s/config.yaml.d/10-address.yaml')).toBe(
      'node-ip: "10.0.1.5"\nflannel-iface: "enp7s0"\n',
    );
    const calls = textOf(root, 'calls').trim().split('\n');
    expect(calls.slice(0, 3)).toEqual([
      'systemctl daemon-reexec',
      'systemctl enable --quiet naust-firewall',
      'systemctl restart naust-firewall',
    ]);
    expect(calls.slice(-3)).toEqual([
      'systemctl enable --quiet k3s-agent',
      'systemctl restart k3s-agent',
      'systemctl is-active --quiet k3s-agent',
    ]);
  });

  const found = (root: string): string => textOf(root, 'etc/rancher/k3s/config.yaml.d/10-address.yaml');

  test('begins a cluster where no other server answers', async () => {
    const root = machine({ ...firstServer, servers: ['10.0.0.11', '10.0.0.12'] });
    expect(await joinAs(root)).toMatchObject({ code: 0, stderr: '' });
    expect(found(root)).not.toContain('server:');
    expect(textOf(root, 'calls').match(/10\.0\.0\.1[12]:6443\/ping/g)).toHaveLength(4);
  });

  test('joins the cluster that the other servers have, where a first server is made anew', async () => {
    const root = machine({ ...firstServer, servers: ['10.0.0.11', '10.0.0.12'] });
    expect(await joinAs(root, { SERVING: '10.0.0.12' })).toMatchObject({ code: 0 });
    expect(found(root)).toContain('server: "https://10.0.0.12:6443"\n');
  });

  test('joins at any server that answers, and stays with it', async () => {
    const root = machine({ ...agent, servers: ['10.0.0.10', '10.0.0.11'] });
    expect(await joinAs(root, { SERVING: '10.0.0.11' })).toMatchObject({ code: 0 });
    expect(found(root)).toContain('server: "https://10.0.0.11:6443"\n');
    writeFileSync(join(root, 'calls'), '');
    expect(await joinAs(root, { SERVING: '10.0.0.10' })).toMatchObject({ code: 0 });
    expect(found(root)).toContain('server: "https://10.0.0.11:6443"\n');
    expect(textOf(root, 'calls')).not.toContain('ping');
  });

  test('leaves a cluster alone that it has begun, whoever answers later', async () => {
    const root = machine({ ...firstServer, servers: ['10.0.0.11'] });
    writeTree(root, [{ path: 'var/lib/rancher/k3s/server/db/etcd/name', content: 'it' }]);
    expect(await joinAs(root, { SERVING: '10.0.0.11' })).toMatchObject({ code: 0 });
    expect(found(root)).not.toContain('server:');
  });

  test('run again, fetches nothing and restarts nothing', async () => {
    const root = machine(agent);
    await joinAs(root);
    const before = statSync(join(root, 'usr/local/bin/k3s')).mtimeMs;
    served.clear();
    writeFileSync(join(root, 'calls'), '');
    expect(await joinAs(root)).toMatchObject({ code: 0 });
    expect(statSync(join(root, 'usr/local/bin/k3s')).mtimeMs).toBe(before);
    expect(textOf(root, 'calls')).toContain('systemctl start k3s-agent\n');
    expect(textOf(root, 'calls')).not.toContain('systemctl restart k3s-agent');
  });

  test('run again after a change, restarts k3s', async () => {
    const root = machine(agent);
    await joinAs(root);
    writeFileSync(join(root, 'calls'), '');
    writeTree(root, [
      { path: 'etc/rancher/k3s/config.yaml.d/20-server.yaml', content: 'server: "https://192.0.2.1:6443"\n' },
    ]);
    await joinAs(root);
    expect(textOf(root, 'calls')).toContain('systemctl restart k3s-agent\n');
  });

  test('gives a server the names that its certificate needs', async () => {
    const root = machine({ ...firstServer, acrossSites: true });
    expect(await joinAs(root)).toMatchObject({ code: 0 });
    expect(textOf(root, 'etc/rancher/k3s/config.yaml.d/10-address.yaml')).toBe(
      'node-ip: "10.0.1.5"\nnode-external-ip: "198.51.100.20"\ntls-san+:\n  - "10.0.1.5"\n  - "198.51.100.20"\n',
    );
    expect(textOf(root, 'calls')).toContain('systemctl restart k3s\n');
  });

  test('takes the release of the processor it runs on', async () => {
    const root = machine(agent);
    served.delete(`/${version}/k3s`);
    expect(await joinAs(root, { MACHINE: 'aarch64' })).toMatchObject({ code: 0 });
    expect(textOf(root, 'usr/local/bin/k3s')).toBe(k3s);
  });

  test('refuses a download that is not what its release says', async () => {
    const root = machine(agent);
    served.set(`/${version}/k3s`, `${k3s}# changed on the way\n`);
    const { code, stderr } = await joinAs(root);
    expect(code).toBe(1);
    expect(stderr).toContain(`k3s is not what the release ${version} says it is`);
    expect(existsSync(join(root, 'usr/local/bin/k3s'))).toBe(false);
    expect(textOf(root, 'calls')).not.toContain('k3s-agent');
  });

  test('gives up on a release that is not there, and says which', async () => {
    const root = machine(agent);
    served.clear();
    const { code, stderr } = await joinAs(root);
    expect(code).toBe(1);
    expect(stderr).toContain(`gave up on ${url}/${version}/sha256sum-amd64.txt`);
  });

  test('gives up on a private network that never comes, and says which', async () => {
    const { code, stderr } = await joinAs(machine(agent), { NO_PRIVATE: '1' });
    expect(code).toBe(1);
    expect(stderr).toContain('no way into 10.0.0.0/16');
  });

  test('needs to be told its public address behind a translator', async () => {
    const across = { ...agent, acrossSites: true };
    const untold = await joinAs(machine(across), { PUBLIC: '192.168.1.4' });
    expect(untold.stderr).toContain('set public_address in join.conf');
    const root = machine({ ...across, publicAddress: '198.51.100.7', privateNetwork: undefined });
    expect(await joinAs(root, { PUBLIC: '192.168.1.4' })).toMatchObject({ code: 0 });
    expect(textOf(root, 'etc/rancher/k3s/config.yaml.d/10-address.yaml')).toBe(
      'node-ip: "192.168.1.4"\nnode-external-ip: "198.51.100.7"\n',
    );
  });

  test('asks the gate once, before anything is installed', async () => {
    const root = machine(agent);
    const refused = await joinAs(root, { GATE: '1' });
    expect(refused).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('journalctl -t naust-gate') as string,
    });
    expect(existsSync(join(root, 'usr/local/bin/k3s'))).toBe(false);
    expect(textOf(root, 'calls')).not.toContain('k3s-agent');
    await joinAs(root);
    writeFileSync(join(root, 'calls'), '');
    expect(await joinAs(root, { GATE: '1' })).toMatchObject({ code: 0 });
    expect(textOf(root, 'calls')).not.toContain('naust-gate');
  });

  test('makes a folder that node-exporter can read, whatever its own mask is', async () => {
    const root = machine(agent);
    await joinAs(root);
    for (const folder of ['var/lib/naust', 'var/lib/naust/metrics']) {
      expect((statSync(join(root, folder)).mode & 0o777).toString(8)).toBe('755');
    }
  });

  test('goes on without the right time, and says so', async () => {
    const { code, stdout } = await joinAs(machine(agent), { CLOCK: '1' });
    expect(code).toBe(0);
    expect(stdout).toContain('WARNING: no time server has answered yet');
  });

  test('needs a token', async () => {
    const root = machine(agent);
    writeFileSync(join(root, 'etc/rancher/k3s/token'), '');
    expect((await joinAs(root)).stderr).toContain('no token');
  });

  test.each([
    ['role', 'admin'],
    ['version', 'v1.35.6'],
    ['version', '../../v1.2.3+k3s1'],
    ['releases', 'http://k3s.example.no'],
    ['releases', 'https://k3s.example.no/$(reboot)'],
    ['private_network', '10.0.0.0'],
    ['public_address', '198.51.100.7;reboot'],
    ['across_sites', 'maybe'],
  ])('refuses %s=%s before it touches anything', async (key, value) => {
    const root = machine(agent, { [key]: value.replaceAll('$', '$$$$') });
    const { code, stderr } = await joinAs(root);
    expect(code).toBe(1);
    expect(stderr).toContain(`join.conf: ${key} `);
    expect(existsSync(join(root, 'calls'))).toBe(false);
  });

  test('says how it is called', async () => {
    const program = join(machine(agent), 'usr/local/sbin/naust-join');
    expect(await run(program, ['--help'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('--root') as string,
    });
    expect(await run(program, ['--rooot', '/tmp'])).toMatchObject({ code: 64 });
  });
});
