import { join } from 'node:path';
import { writeHost, writeTree } from './cloud-init-host-folder';
import { describeInNamespace, inNamespace } from './cloud-init-namespace';
import { providerHosts } from './provider-hosts';
import { runOk } from './run';
import { temporaryFolder } from './temporary-folder';

/** A provider's metadata service, and something of the world beside it. */
const answer = `
const net = require('node:net');
for (const host of ['169.254.169.254', '192.0.2.9']) net.createServer((s) => s.on('error', () => s.destroy()).end('user data')).listen(80, host);
setTimeout(() => process.exit(), 30000);`;

// A dropped packet is not answered at all, so what is closed shows by silence.
const ask = `
const net = require('node:net');
const open = (host) => new Promise((resolve) => {
  const socket = net.connect({ host, port: 80, timeout: 700 });
  const is = (what) => { socket.destroy(); resolve(what); };
  socket.once('connect', () => is('answers')).once('error', () => is('refuses')).once('timeout', () => is('silent'));
});
Promise.all(['169.254.169.254', '192.0.2.9'].map(open)).then((all) => console.log(all.join(' ')));`;

/** A host between its pods and its provider, each a namespace. Masquerading is flannel's. */
const network = `
started=''
trap 'kill $started' EXIT
ip link set lo up
sysctl -qw net.ipv4.ip_forward=1
unshare -n sleep 40 & provider=$! && started="$!"
unshare -n sleep 40 & pod=$! && started="$started $!"
sleep 0.3
ip link add eth0 type veth peer name there && ip link set there netns $provider
ip address add 198.51.100.7/24 dev eth0 && ip link set eth0 up
for of in 198.51.100.1/24 169.254.169.254/32 192.0.2.9/32; do nsenter -t $provider -n ip address add $of dev there; done
nsenter -t $provider -n ip link set there up
ip route add default via 198.51.100.1 && ip route add 169.254.169.254 dev eth0
ip link add cni0 type veth peer name there && ip link set there netns $pod
ip address add 10.42.0.1/24 dev cni0 && ip link set cni0 up
nsenter -t $pod -n sh -euc 'ip address add 10.42.0.5/24 dev there; ip link set there up; ip route add default via 10.42.0.1'
nft 'add table ip flannel; add chain ip flannel nat { type nat hook postrouting priority srcnat; }; add rule ip flannel nat ip saddr 10.42.0.0/16 ip daddr != 10.42.0.0/16 masquerade'
[ -z "$0" ] || nft -I "$0/etc" -f "$0/etc/naust/firewall.nft"
nsenter -t $provider -n "$1" -e "$2" & started="$started $!"
sleep 0.5
"$1" -e "$3"
nsenter -t $pod -n "$1" -e "$3"`;

describeInNamespace(
  ['nft', 'ip', 'nsenter', 'sysctl'],
  'a metadata service, which knows the join token',
  () => {
    const folder = temporaryFolder('metadata');

    /** Whether it answers, and the world beside it, to the host and to its pods. */
    const answered = async (rules: string) => {
      const args = [...inNamespace, network, rules, process.execPath, answer, ask];
      const [host, pod] = (await runOk('unshare', args)).stdout.trim().split('\n');
      return { host, pod };
    };

    test('would answer pods, if nothing kept them from it', async () => {
      expect(await answered('')).toEqual({ host: 'answers answers', pod: 'answers answers' });
    }, 20_000);

    test.each(Object.entries(providerHosts))(
      'answers the machines of %s and not their pods, which reach the world all the same',
      async (provider, hostsOf) => {
        for (const host of hostsOf().filter((_, index, { length }) => index === 0 || index === length - 1)) {
          const root = join(folder, provider, host.hostname);
          writeHost(root, host);
          writeTree(join(root, 'etc/naust'), [{ path: 'peers.nft', content: '' }]);
          expect(await answered(root)).toEqual({ host: 'answers answers', pod: 'silent answers' });
        }
      },
      40_000,
    );
  },
);
