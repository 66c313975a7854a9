import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { type HostProfile, hostProfiles, hostSystemFiles } from '../../src/cloud-init';
import { adoptedAgent } from '../cloud-init/example-hosts';
import { describeInNamespace, inNamespace } from './cloud-init-namespace';
import { runOk } from './run';
import { temporaryFolder } from './temporary-folder';

// The keys that belong to a network namespace; the others belong to the machine, and are no test's to change.
const own = [
  'net.ipv4.tcp_tw_reuse',
  'net.ipv4.ip_local_port_range',
  'net.core.somaxconn',
  'net.ipv4.ip_local_reserved_ports',
];

describeInNamespace(['sysctl'], 'the kernel', () => {
  const folder = temporaryFolder('sysctl');
  const settings = hostSystemFiles(adoptedAgent).find(
    ({ path }) => path === '/etc/sysctl.d/60-naust.conf',
  )!.content;

  test('takes the settings that a network namespace has, and gives them back', async () => {
    const lines = settings.split('\n').filter((line) => own.some((key) => line.startsWith(`${key} = `)));
    expect(lines).toHaveLength(own.length);
    const file = join(folder, '60-naust.conf');
    writeFileSync(file, `${lines.join('\n')}\n`);
    const { stdout } = await runOk('unshare', [
      ...inNamespace,
      'sysctl --quiet --load "$0"; sysctl "$@"',
      file,
      ...own,
    ]);
    const read = stdout.replaceAll('\t', ' ').trim().split('\n');
    expect(read.map((line) => line.split(' = ')[0])).toEqual(own);
    expect(read[1]).toBe('net.ipv4.ip_local_port_range = 1024 65535');
    expect(read[2]).toBe('net.core.somaxconn = 4096');
    expect(read[3]).toBe(
      'net.ipv4.ip_local_reserved_ports = 2379-2382,6443-6444,8443,10010,10248-10250,10256-10259,30000-32767,51820-51821',
    );
  });

  test('takes what a gateway adds for its own network', async () => {
    const added = ['tcp_max_syn_backlog', 'tcp_slow_start_after_idle', 'tcp_rmem', 'tcp_wmem'];
    const keys = added.map((name) => `net.ipv4.${name}`);
    const lines = settingsOf('gateway').filter(([key]) => keys.includes(key));
    expect(lines).toHaveLength(keys.length);
    const file = join(folder, 'gateway.conf');
    writeFileSync(file, lines.map(([key, value]) => `${key} = ${value}\n`).join(''));
    const { stdout } = await runOk('unshare', [
      ...inNamespace,
      'sysctl --quiet --load "$0"; sysctl "$@"',
      file,
      ...keys,
    ]);
    expect(stdout.replaceAll('\t', ' ').trim().split('\n')).toEqual(
      keys.map((key) => `${key} = ${lines.find(([of]) => of === key)![1]}`),
    );
  });

  // A container's network namespace has no backlog and no buffers of its own.
  const hidden = ['net.core.netdev_max_backlog', 'net.core.rmem_max', 'net.core.wmem_max'];

  test.each(hostProfiles)('knows every key of the file for %s', async (profile) => {
    const keys = settingsOf(profile).flatMap(([key]) => (hidden.includes(key) ? [] : [key]));
    const { stdout } = await runOk('sysctl', keys);
    expect(stdout.trim().split('\n')).toHaveLength(keys.length);
  });
});

/** Keys and values of the file of an agent. */
function settingsOf(profile: HostProfile): (readonly [key: string, value: string])[] {
  const { content } = hostSystemFiles({ ...adoptedAgent, profile }).find(
    ({ path }) => path === '/etc/sysctl.d/60-naust.conf',
  )!;
  return content
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' = ') as [string, string]);
}
