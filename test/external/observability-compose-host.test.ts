import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { fullHost, stackFiles } from '../observability/host-stack';
import { programsOf, writeTree } from './cloud-init-host-folder';
import { describeInNamespace, inNamespace } from './cloud-init-namespace';
import { writeStack } from './compose-stack';
import { describeWith } from './require-program';
import { runOk } from './run';
import { SystemdNamespace } from './systemd-namespace';
import { temporaryFolder } from './temporary-folder';

const files = stackFiles(fullHost());

const listen = `
const net = require('node:net');
for (const port of [22, 53, 80, 443, 3000, 3100, 9100]) net.createServer((s) => s.end()).listen(port, '0.0.0.0');
setTimeout(() => process.exit(), 30000);`;

// What is dropped is not answered at all, so what is closed shows by silence. Sources and places, from the environment.
const probe = `
const net = require('node:net');
const open = (from, host, port) => new Promise((resolve) => {
  const socket = net.connect({ host, port, localAddress: from, timeout: 700 });
  const answer = (is) => { socket.destroy(); resolve(is ? [from + ' ' + port] : []); };
  socket.once('connect', () => answer(true)).once('error', () => answer(false)).once('timeout', () => answer(false));
});
const [host, ports, ...sources] = process.argv.slice(1);
Promise.all(sources.flatMap((from) => ports.split(',').map((port) => open(from, host, Number(port)))))
  .then((found) => console.log(JSON.stringify(found.flat().sort())));`;

/** The machine, the world on one side of it and containers on the other. $0: the rules, $1: node, $2: to listen, $3: to probe. */
const world = `
ip link set lo up
unshare -n sleep 40 & world=$!
unshare -n sleep 40 & inner=$!
sleep 0.3
sysctl -qw net.ipv4.ip_forward=1
ip link add host0 type veth peer name world0
ip link set world0 netns $world
ip address add 198.51.100.9/32 dev host0 && ip link set host0 up
for of in 203.0.113.5 198.51.100.40 192.0.2.9 10.20.0.5 192.0.2.130 10.99.0.1; do
  nsenter -t $world -n ip address add $of/32 dev world0
  ip route add $of/32 dev host0
done
nsenter -t $world -n ip link set world0 up
nsenter -t $world -n ip link set lo up
nsenter -t $world -n ip route add 198.51.100.9/32 dev world0
nsenter -t $world -n ip route add 172.29.255.0/24 via 198.51.100.9 dev world0
ip link add docker0 type veth peer name inner0
ip link set inner0 netns $inner
ip address add 172.29.255.1/24 dev docker0 && ip link set docker0 up
for of in 172.29.255.10 172.29.255.70 172.29.255.140 172.29.255.200; do nsenter -t $inner -n ip address add $of/24 dev inner0; done
nsenter -t $inner -n ip link set inner0 up
nsenter -t $inner -n ip route add default via 172.29.255.1
if [ -n "$0" ]; then nft -f "$0"; fi
"$1" -e "$2" & here=$!
nsenter -t $world -n "$1" -e "$2" & there=$!
sleep 0.7
echo '['
nsenter -t $world -n "$1" -e "$3" 198.51.100.9 22,80,443,3000,3100,9100 203.0.113.5 198.51.100.40 192.0.2.9
echo ','
nsenter -t $inner -n "$1" -e "$3" 10.20.0.5 22,9100 172.29.255.10 172.29.255.70 172.29.255.140 172.29.255.200
echo ','
nsenter -t $inner -n "$1" -e "$3" 192.0.2.130 443,9100 172.29.255.10 172.29.255.70 172.29.255.140 172.29.255.200
echo ','
nsenter -t $inner -n "$1" -e "$3" 10.99.0.1 53,443 172.29.255.10 172.29.255.70 172.29.255.140 172.29.255.200
echo ']'
kill $here $there $world $inner`;

describeInNamespace(['nft', 'ip', 'nsenter'], 'the firewall of a monitoring host', () => {
  const folder = temporaryFolder('compose-firewall');
  const rules = join(folder, 'files/etc/naust/firewall.nft');
  writeStack(folder, files);
  const reached = async (of: string): Promise<unknown> => {
    const { stdout } = await runOk('unshare', [...inNamespace, world, of, process.execPath, listen, probe]);
    return JSON.parse(stdout);
  };

  test('lets in who is named, and lets containers out to what is named', async () => {
    const [in_, toNode, toOncall, elsewhere] = (await reached(rules)) as string[][];
    expect(in_).toEqual(['198.51.100.40 443', '203.0.113.5 22', '203.0.113.5 443']);
    expect(toNode).toEqual(['172.29.255.140 9100']);
    expect(toOncall).toEqual(['172.29.255.200 443']);
    expect(elsewhere).toEqual(['172.29.255.140 53', '172.29.255.200 53']);
  }, 60_000);

  test('is what closes all of it', async () => {
    const open = (await reached('')) as string[][];
    expect(open.map(({ length }) => length)).toEqual([18, 8, 8, 8]);
  }, 60_000);
});

describeWith(['systemd', 'nft'], 'install.sh on a host with systemd', () => {
  const folder = temporaryFolder('compose-systemd');
  const copied = join(folder, 'innsyn');
  const programs = join(folder, 'programs');
  const calls = join(folder, 'calls');
  const home = '/etc/naust/observability';
  let systemd: SystemdNamespace;

  beforeAll(async () => {
    chmodSync(folder, 0o755);
    // Where the machine that tests has no Docker, this stands in for it and keeps what it was told.
    const docker = join(programs, 'docker');
    writeStack(
      copied,
      Object.fromEntries(
        Object.entries(files).map(([path, text]) => [path, text.replaceAll('/usr/bin/docker', docker)]),
      ),
    );
    writeTree(
      programs,
      programsOf({
        docker: `echo "$*" >>${calls}`,
        'dpkg-query': 'echo installed',
        sshd: 'exit 0',
      }),
    );
    writeFileSync(calls, '');
    systemd = await SystemdNamespace.start(folder);
    const stub = (name: string): string =>
      `printf '[Service]\\nType=oneshot\\nRemainAfterExit=yes\\nExecStart=/bin/true\\n[Install]\\nWantedBy=multi-user.target\\n' >/etc/systemd/system/${name}.service`;
    const prepared = await systemd.run(
      'sh',
      '-euc',
      [
        'mount -t tmpfs tmpfs /root',
        'mkdir /root/.ssh',
        'echo ssh-ed25519 >/root/.ssh/authorized_keys',
        ...['docker', 'ssh', 'systemd-journald'].map(stub),
        'systemctl daemon-reload',
      ].join('\n'),
    );
    expect(prepared).toMatchObject({ code: 0, stderr: '' });
  }, 60_000);
  afterAll(() => systemd?.stop());

  const install = (...args: readonly string[]) =>
    systemd.run('env', `PATH=${programs}:${process.env['PATH']}`, join(copied, 'install.sh'), ...args);
  const shell = async (text: string) => (await systemd.run('sh', '-euc', text)).stdout.trim();
  const called = (): string[] => readFileSync(calls, 'utf8').trim().split('\n');

  test('prepares a host that is made: its files, its firewall, and nothing that runs', async () => {
    const ran = await install('--prepare');
    expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code: 0, stderr: '' });
    expect(await shell('nft list table inet naust')).toContain('policy drop');
    expect(await shell('systemctl is-enabled naust-firewall naust-observability docker')).toBe(
      'enabled\nenabled\nenabled',
    );
    expect(called().filter((call) => call.includes('up'))).toEqual([]);
  }, 60_000);

  test('says which secrets are not there', async () => {
    const { code, stderr } = await install();
    expect(code).toBe(1);
    for (const path of ['grafana-admin/password', 'oncall/url', 'log-senders/htpasswd']) {
      expect(stderr).toContain(`${home}/secrets/${path}`);
    }
  }, 60_000);

  const put = (umask: string): Promise<string> =>
    shell(
      files['secrets.list']!.trim()
        .split('\n')
        .map((line) => `${home}/${line.split(' ')[2]}`)
        .map(
          (path) =>
            `rm -f ${path}; mkdir -p ${dirname(path)}; umask ${umask}; echo secret >${path}; umask 022`,
        )
        .join('\n'),
    );

  test('takes no secret that everybody could read', async () => {
    await put('022');
    const { code, stderr } = await install();
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining('everybody may read') as string,
    });
    expect(called().filter((call) => call.includes('up'))).toEqual([]);
  }, 60_000);

  test('gives each secret to its container, and has Docker run the stack until it is well', async () => {
    await put('077');
    const ran = await install();
    expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code: 0, stderr: '' });
    expect(ran.stdout).toContain('every container is healthy');
    const owned = await shell(`cd ${home}/secrets && stat -c '%u:%G %a %n' */* | sort`);
    expect(owned.split('\n')).toEqual([
      '0:www-data 640 log-senders/htpasswd',
      '472:root 400 grafana-admin/password',
      '65534:root 400 edge-account/password',
      '65534:root 400 edge-authority/ca.crt',
      '65534:root 400 oncall/url',
    ]);
    expect(called().filter((call) => call.includes('up'))).toEqual([
      'compose up --detach --wait --remove-orphans',
    ]);
    expect(await shell('systemctl is-active naust-observability')).toBe('active');
    expect(await shell(`cat ${home}/.env`)).toMatch(/^JOURNAL_GID=\d+$/);
  }, 60_000);

  test('brings a change without a stop', async () => {
    const rules = join(copied, 'prometheus/rules.yaml');
    writeFileSync(rules, `${readFileSync(rules, 'utf8')}# changed\n`);
    expect(await install()).toMatchObject({ code: 0 });
    expect(await shell(`tail -1 ${home}/prometheus/rules.yaml`)).toBe('# changed');
    expect(called().filter((call) => / (up|stop)/.test(call))).toEqual([
      'compose up --detach --wait --remove-orphans',
      'compose up --detach --wait --remove-orphans',
    ]);
    expect(existsSync(join(copied, '.env'))).toBe(false);
  }, 60_000);
});
