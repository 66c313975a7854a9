import { join } from 'node:path';

import type { HostSpec } from '../../src/cloud-init';
import { shieldedAgent } from '../cloud-init/example-hosts';
import { writeHost } from './cloud-init-host-folder';
import { describeInNamespace, inNamespace } from './cloud-init-namespace';
import { runOk } from './run';
import { temporaryFolder } from './temporary-folder';

const agent: HostSpec = { ...shieldedAgent, openPorts: [443] };
const listening = [22, 443, 5001, 6443, 9100, 10250];
const datagrams = [8472, 30053, 51820];
const nodePort = 30080;
const questions = 100;

const dgram = `const dgram = require('node:dgram');`;
const net = `const net = require('node:net');`;
const end = `setTimeout(() => process.exit(), 30000);`;

const host = `${net}${dgram}${end}
for (const port of ${JSON.stringify(listening)}) net.createServer((s) => s.end()).listen(port, '0.0.0.0');
for (const port of ${JSON.stringify(datagrams)}) {
  const socket = dgram.createSocket('udp4');
  socket.on('message', (_, from) => socket.send('here', from.port, from.address)).bind(port);
}`;

// Tells whoever asks which port the question came from.
const world = `${net}${dgram}${end}
net.createServer((s) => s.end(String(s.remotePort))).listen(8443, '0.0.0.0');
const socket = dgram.createSocket('udp4');
socket.on('message', (_, from) => socket.send(String(from.port), from.port, from.address)).bind(53, '192.0.2.8');`;

// A dropped packet is not answered at all, so what is closed shows by silence. Datagrams come from a port of answers.
const probe = (to: string, from: string): string => `${net}${dgram}
const tcp = (port) => new Promise((resolve) => {
  const socket = net.connect({ host: '${to}', port, localAddress: '${from}', timeout: 700 });
  const answer = (is) => { socket.destroy(); resolve(is ? ['tcp ' + port] : []); };
  socket.once('connect', () => answer(true)).once('error', () => answer(false)).once('timeout', () => answer(false));
});
const udp = () => new Promise((resolve) => {
  const found = [];
  const socket = dgram.createSocket('udp4').on('message', (_, from) => found.push('udp ' + from.port));
  socket.bind(53, '${from}', () => ${JSON.stringify(datagrams)}.forEach((port) => socket.send('?', port, '${to}')));
  setTimeout(() => { socket.close(); resolve(found); }, 700);
});
Promise.all([udp(), ...${JSON.stringify([...listening, nodePort])}.map(tcp)]).then((found) => console.log(JSON.stringify(found.flat().sort())));`;

const asking = `${net}${dgram}
const tcp = () => new Promise((resolve) => {
  const socket = net.connect({ host: '192.0.2.9', port: 8443, timeout: 3000 });
  socket.once('data', (port) => resolve([Number(port)])).once('error', () => resolve([])).once('timeout', () => { socket.destroy(); resolve([]); });
});
const udp = () => new Promise((resolve) => {
  const socket = dgram.createSocket('udp4').once('message', (port) => { socket.close(); resolve([Number(port)]); });
  socket.send('?', 53, '192.0.2.8');
  setTimeout(() => resolve([]), 3000);
});
const all = (ask) => Promise.all(Array.from({ length: ${questions} }, ask)).then((ports) => ports.flat());
Promise.all([all(tcp), all(udp)]).then((found) => { console.log(JSON.stringify(found)); process.exit(); });`;

/**
 * A host between the world, its site and its pods, each a namespace. Masquerading is flannel's, held to the ports that
 * it takes one time in twenty; kube-proxy's part is one translation.
 */
const network = `
started=''
trap 'kill $started' EXIT
ip link set lo up
sysctl -qw net.ipv4.ip_forward=1
join() { # interface, address, namespace, address there
  unshare -n sleep 40 & eval "$3=$!" && started="$started $!"
  sleep 0.3
  ip link add "$1" type veth peer name there
  ip link set there netns $!
  ip address add "$2" dev "$1" && ip link set "$1" up
  nsenter -t $! -n sh -euc 'ip link set lo up; ip address add "$0" dev there; ip link set there up; ip route add default via "$1"' "$4" "\${2%/*}"
}
join host0 198.51.100.7/24 world 198.51.100.1/24
join private0 10.0.0.11/16 site 10.0.0.2/16
join cni0 10.42.0.1/24 pod 10.42.0.5/24
for of in 192.0.2.8/32 192.0.2.9/32; do nsenter -t $world -n ip address add $of dev there; done
ip route add 192.0.2.0/24 via 198.51.100.1
nft 'add table ip kube; add chain ip kube nat { type nat hook prerouting priority dstnat; }; add rule ip kube nat tcp dport ${nodePort} redirect to :443'
nft 'add table ip flannel; add chain ip flannel nat { type nat hook postrouting priority srcnat; }; add rule ip flannel nat ip saddr 10.42.0.0/16 ip daddr != 10.42.0.0/16 meta l4proto { tcp, udp } masquerade to :30000-32767 fully-random'
[ -z "$0" ] || nft -f "$0/etc/naust/firewall.nft"
"$1" -e "$2" & started="$started $!"
nsenter -t $world -n "$1" -e "$3" & started="$started $!"
sleep 0.7
nsenter -t $world -n "$1" -e "$4"
nsenter -t $site -n "$1" -e "$5"
nsenter -t $pod -n "$1" -e "$6"`;

describeInNamespace(
  ['nft', 'ip', 'nsenter', 'sysctl'],
  'the firewall of a host behind a stateless one',
  () => {
    const folder = temporaryFolder('firewall-stateless');

    /** What answers to the world, to the site, and to the pods of a host with these rules, or with none. */
    const seen = async (of: HostSpec | undefined) => {
      const rules = of === undefined ? '' : join(folder, of.role);
      if (of) writeHost(rules, of);
      const fromWorld = probe('198.51.100.7', '192.0.2.9');
      const fromSite = probe('10.0.0.11', '10.0.0.2');
      const { stdout } = await runOk('unshare', [
        ...inNamespace,
        network,
        rules,
        process.execPath,
        host,
        world,
        fromWorld,
        fromSite,
        asking,
      ]);
      const [outside, inside, answers] = stdout.trim().split('\n');
      return {
        outside: JSON.parse(outside ?? '') as string[],
        inside: JSON.parse(inside ?? '') as string[],
        answers: JSON.parse(answers ?? '') as number[][],
      };
    };

    const everything = [
      ...[...listening, nodePort].map((port) => `tcp ${port}`),
      ...datagrams.map((port) => `udp ${port}`),
    ].sort();

    test('has something to close', async () => {
      expect(await seen(undefined)).toMatchObject({ outside: everything, inside: everything });
    }, 20_000);

    test('drops what nobody asked for, and lets in its site and every answer', async () => {
      const { outside, inside, answers } = await seen(agent);
      expect(outside).toEqual(['tcp 22', 'tcp 443', 'udp 51820']);
      expect(inside).toEqual(everything);
      expect(answers.map((ports) => ports.length)).toEqual([questions, questions]);
      expect(answers.flat().every((port) => port >= 30000 && port <= 32767)).toBe(true);
    }, 20_000);

    test('has the API of a server open, and WireGuard only across sites', async () => {
      const { outside } = await seen({ ...agent, role: 'server', acrossSites: false, openPorts: [] });
      expect(outside).toEqual(['tcp 22', 'tcp 6443']);
    }, 20_000);
  },
);
