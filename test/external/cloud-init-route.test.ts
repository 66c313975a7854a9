import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { HostSpec } from '../../src/cloud-init';
import { agent } from '../cloud-init/example-hosts';
import { programsOf, writeHost, writeTree } from './cloud-init-host-folder';
import { describeInNamespace, inNamespace } from './cloud-init-namespace';
import { type Ran, run } from './run';
import { temporaryFolder } from './temporary-folder';

// One interface into the world and one into the private network, as each provider makes them.
const world = 'ip address add 198.51.100.20/24 dev world && ip route add default via 198.51.100.1';
const networks = {
  'a single address, and routes by the router, as at Hetzner':
    'ip address add 10.0.1.5/32 dev inside && ip route add 10.0.0.1 dev inside && ip route add 10.0.0.0/16 via 10.0.0.1 dev inside',
  'the whole network on the link, as at UpCloud': 'ip address add 10.0.1.5/16 dev inside',
} as const;

const programs = {
  systemctl: 'exit 0',
  sysctl: 'exit 0',
  chronyc: 'exit 0',
  sleep: 'exit 0',
};

describeInNamespace(['ip'], 'the private interface of a machine', () => {
  const folder = temporaryFolder('route');
  const bin = join(folder, 'bin');
  writeTree(bin, programsOf(programs));
  let runs = 0;

  async function joined(
    name: string,
    setUp: string,
    host: HostSpec = agent,
  ): Promise<Ran & { addresses: string }> {
    const root = join(folder, `root-${++runs}`);
    writeHost(root, host);
    const version = /^version=(.*)$/m.exec(readFileSync(join(root, 'etc/naust/join.conf'), 'utf8'))![1];
    writeTree(root, [
      { path: 'etc/rancher/k3s/token', content: 'x'.repeat(40) },
      ...programsOf({
        'usr/local/sbin/naust-gate': 'exit 0',
        'usr/local/bin/k3s': `echo "k3s version ${version} (0123abcd)"`,
      }),
    ]);
    const text = `
ip link add world type veth peer name world-end
ip link add ${name} type veth peer name ${name}-end
for link in lo world world-end ${name} ${name}-end; do ip link set $link up; done
${world}
${setUp.replaceAll('inside', name)}
exec "$0" --root "$1"`;
    const ran = await run('unshare', [...inNamespace, text, join(root, 'usr/local/sbin/naust-join'), root], {
      env: { PATH: `${bin}:${process.env['PATH'] ?? ''}` },
    });
    const addresses =
      ran.code === 0 ? readFileSync(join(root, 'etc/rancher/k3s/config.yaml.d/10-address.yaml'), 'utf8') : '';
    return { ...ran, addresses };
  }

  describe.each(Object.entries(networks))('that has %s', (_, setUp) => {
    test.each(['enp7s0', 'ens10', 'eth1'])('is found by the way there, called %s', async (name) => {
      expect(await joined(name, setUp)).toMatchObject({
        code: 0,
        stderr: '',
        addresses: `node-ip: "10.0.1.5"\nflannel-iface: "${name}"\n`,
      });
    });
  });

  test('is not the one into the world, when the network is not attached', async () => {
    const { code, stderr } = await joined('spare', 'true');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining('no way into 10.0.0.0/16') as string,
    });
  });

  test('is not one that only happens to be on the way', async () => {
    const { code, stderr } = await joined(
      'vpn0',
      'ip address add 172.16.0.9/24 dev inside && ip route add 10.0.0.0/16 via 172.16.0.1',
    );
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining('no way into 10.0.0.0/16') as string,
    });
  });

  test('is not asked for where there is none: the address is that of the way out', async () => {
    const { addresses } = await joined('spare', 'true', { ...agent, privateNetwork: undefined });
    expect(addresses).toBe('node-ip: "198.51.100.20"\n');
  });
});
