import { join } from 'node:path';
import { parse } from 'yaml';
import { renderNatGateway } from '../../src/cloud-init';
import type { UserData } from '../../src/cloud-init/user-data';
import { writeTree } from './cloud-init-host-folder';
import { describeInNamespace, inNamespace } from './cloud-init-namespace';
import { runOk } from './run';
import { temporaryFolder } from './temporary-folder';

/** Tells whoever connects where it seems to come from. */
const listen = `
const net = require('node:net');
for (const port of process.argv.slice(1)) net.createServer((s) => s.end(s.remoteAddress)).listen(Number(port), '0.0.0.0');
setTimeout(() => process.exit(), 30000);`;

/** Nobody answers while the listeners are not up yet, so a refusal is asked again. */
const ask = `
const net = require('node:net');
const answer = (host, port, tries) => new Promise((resolve) => {
  const socket = net.connect({ host, port, timeout: 1000 });
  let text = '';
  socket.on('data', (part) => (text += part)).on('end', () => resolve(text));
  socket.once('timeout', () => { socket.destroy(); resolve('silence'); });
  socket.once('error', () => (tries > 0 ? setTimeout(() => resolve(answer(host, port, tries - 1)), 250) : resolve('refusal')));
});
const asked = process.argv.slice(1).map((to) => to.split(':')).map(([host, port]) => answer(host, Number(port), 40));
Promise.all(asked).then((all) => console.log(all.join(' ')));`;

// The gateway, a network behind it and the world, each a namespace; a load balancer answers for the API at 10.0.0.5.
const network = `
ip link set lo up
unshare -n sleep 30 & inside=$!
unshare -n sleep 30 & world=$!
sleep 0.3
ip link add private0 type veth peer name inside0 && ip link set inside0 netns $inside
ip link add public0 type veth peer name world0 && ip link set world0 netns $world
ip address add 10.0.0.3/16 dev private0 && ip link set private0 up
ip address add 198.51.100.3/24 dev public0 && ip link set public0 up
for of in 10.0.0.5 10.0.0.10; do nsenter -t $inside -n ip address add $of/16 dev inside0; done
nsenter -t $inside -n ip link set inside0 up
nsenter -t $inside -n ip route add default via 10.0.0.3
for of in 198.51.100.99 169.254.169.254; do nsenter -t $world -n ip address add $of/24 dev world0; done
nsenter -t $world -n ip link set world0 up
nsenter -t $world -n ip route add 10.0.0.0/16 via 198.51.100.3
ip route add 169.254.169.254 dev public0
sysctl -q -w net.ipv4.ip_forward=1
nft -f "$0/etc/naust/firewall.nft"
nsenter -t $inside -n "$1" -e "$2" 22 6443 & a=$!
nsenter -t $world -n "$1" -e "$2" 80 6443 & b=$!
nsenter -t $inside -n "$1" -e "$3" 198.51.100.99:80 198.51.100.99:6443 169.254.169.254:80
nsenter -t $world -n "$1" -e "$3" 198.51.100.3:6443 10.0.0.10:22 10.0.0.5:6443
kill $a $b $inside $world`;

describeInNamespace(['nft', 'ip', 'nsenter', 'sysctl'], 'a NAT gateway', () => {
  const folder = temporaryFolder('nat-gateway');
  const spec = { hostname: 'shop-nordic-main-nat', network: '10.0.0.0/16', api: '10.0.0.5' };
  const { write_files } = parse(renderNatGateway(spec), { version: '1.1' }) as UserData;
  writeTree(
    folder,
    write_files.map(({ path, content }) => ({ path: join('.', path), content })),
  );

  test('lets its network out under its own address, and operators in to the API alone', async () => {
    const { stdout } = await runOk('unshare', [
      ...inNamespace,
      network,
      folder,
      process.execPath,
      listen,
      ask,
    ]);
    const [fromInside, fromWorld] = stdout
      .trim()
      .split('\n')
      .map((line) => line.split(' '));
    expect(fromInside).toEqual(['198.51.100.3', '198.51.100.3', 'silence']);
    expect(fromWorld).toEqual(['10.0.0.3', 'silence', 'silence']);
  }, 60_000);
});
