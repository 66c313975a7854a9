import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { agent, adoptedAgent } from '../cloud-init/example-hosts';
import { writeHost, writeTree } from './cloud-init-host-folder';
import { describeInNamespace, inNamespace } from './cloud-init-namespace';
import { run, runOk } from './run';
import { temporaryFolder } from './temporary-folder';

const host = { ...adoptedAgent, adminFrom: ['203.0.113.0/24'], openPorts: [443] };
const listening = [22, 443, 10250];
const nodePort = 30080;

const listen = `
const net = require('node:net');
for (const port of ${JSON.stringify(listening)}) net.createServer((s) => s.end()).listen(port, '0.0.0.0');
setTimeout(() => process.exit(), 30000);`;

// A dropped packet is not answered at all, so what is closed shows by silence.
const probe = `
const net = require('node:net');
const open = (from, port) => new Promise((resolve) => {
  const socket = net.connect({ host: '198.51.100.7', port, localAddress: from, timeout: 700 });
  const answer = (is) => { socket.destroy(); resolve(is ? [from + ' ' + port] : []); };
  socket.once('connect', () => answer(true)).once('error', () => answer(false)).once('timeout', () => answer(false));
});
Promise.all(['203.0.113.5', '192.0.2.9'].flatMap((from) => ${JSON.stringify([...listening, nodePort])}.map((port) => open(from, port))))
  .then((found) => console.log(JSON.stringify(found.flat().sort())));`;

// The host and the world, each a namespace, joined by a pair of interfaces; kube-proxy's part is one translation.
const world = `
ip link set lo up
unshare -n sleep 30 & world=$!
sleep 0.3
ip link add host0 type veth peer name world0
ip link set world0 netns $world
ip address add 198.51.100.7/24 dev host0 && ip link set host0 up
ip route add 203.0.113.0/24 dev host0 && ip route add 192.0.2.0/24 dev host0
for of in 203.0.113.5/32 192.0.2.9/32; do nsenter -t $world -n ip address add $of dev world0; done
nsenter -t $world -n ip link set world0 up
nsenter -t $world -n ip route add 198.51.100.0/24 dev world0
nft 'add table ip kube; add chain ip kube nat { type nat hook prerouting priority dstnat; }; add rule ip kube nat tcp dport ${nodePort} redirect to :443'
if [ -n "$0" ]; then nft -I "$0" -f "$0/naust/firewall.nft"; fi
"$1" -e "$2" & server=$!
sleep 0.5
nsenter -t $world -n "$1" -e "$3"
kill $server $world`;

describeInNamespace(['nft', 'ip', 'nsenter'], 'the firewall of a host', () => {
  const folder = temporaryFolder('firewall');
  const etc = join(folder, 'etc');
  writeHost(folder, host);
  writeTree(etc, [
    { path: 'naust/peers.nft', content: 'add element inet naust naust_peers { 192.0.2.1,192.0.2.2 }\n' },
  ]);

  const reached = async (rules: string): Promise<unknown> => {
    const { stdout } = await runOk('unshare', [
      ...inNamespace,
      world,
      rules,
      process.execPath,
      listen,
      probe,
    ]);
    return JSON.parse(stdout);
  };

  test('loads, loads again in place of itself, and holds the other nodes', async () => {
    const load =
      'nft -I "$0" -f "$0/naust/firewall.nft"; nft -I "$0" -f "$0/naust/firewall.nft"; nft list ruleset';
    const { stdout } = await runOk('unshare', [...inNamespace, load, etc]);
    expect(stdout.match(/table inet naust/g)).toHaveLength(1);
    expect(stdout).toContain('elements = { 192.0.2.1, 192.0.2.2 }');
  });

  test('loads where the provider has a firewall of its own', async () => {
    const other = join(folder, 'made');
    writeHost(other, agent);
    const { stdout } = await runOk('unshare', [
      ...inNamespace,
      'nft -f "$0/etc/naust/firewall.nft"; nft list ruleset',
      other,
    ]);
    expect(stdout).toContain('ip daddr 169.254.169.254 drop');
  });

  test('leaves open what it should, to whom it should', async () => {
    const everything = [...listening, nodePort].flatMap((port) => [
      `192.0.2.9 ${port}`,
      `203.0.113.5 ${port}`,
    ]);
    expect(await reached('')).toEqual(everything.sort());
    expect(await reached(etc)).toEqual(['192.0.2.9 443', '203.0.113.5 22', '203.0.113.5 443']);
  });

  test('refuses a set of peers that is none', async () => {
    const bad = join(folder, 'bad');
    writeHost(bad, host);
    writeFileSync(join(bad, 'etc/naust/peers.nft'), 'add element inet naust naust_peers { oslo }\n');
    const { code } = await run('unshare', [
      ...inNamespace,
      'nft -I "$0" -c -f "$0/naust/firewall.nft"',
      join(bad, 'etc'),
    ]);
    expect(code).not.toBe(0);
  });
});
