import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { hostSystemFiles } from '../../src/cloud-init';
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

  // A container's network namespace has no backlog and no buffers of its own.
  const hidden = ['net.core.netdev_max_backlog', 'net.core.rmem_max', 'net.core.wmem_max'];

  test('knows every key of the file', async () => {
    const keys = settings
      .split('\n')
      .flatMap((line) => line.split(' = ').slice(0, 1))
      .filter((key) => key !== '' && !hidden.includes(key));
    const { stdout } = await runOk('sysctl', keys);
    expect(stdout.trim().split('\n')).toHaveLength(keys.length);
  });
});
