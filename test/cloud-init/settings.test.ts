import { type HostSpec, hostSystemFiles } from '../../src/cloud-init';
import sysctl from '../../src/cloud-init/sysctl.json';
import { adoptedAgent, agent } from './example-hosts';

function contentOf(host: HostSpec, path: string): string {
  return hostSystemFiles(host).find((file) => file.path === path)?.content ?? '';
}

function setting(host: HostSpec, key: string): string | undefined {
  const line = contentOf(host, '/etc/sysctl.d/60-naust.conf')
    .split('\n')
    .find((text) => text.startsWith(`${key} = `));
  return line?.slice(key.length + 3);
}

describe('kernel settings', () => {
  // The requirement's table, and what the kubelet demands of protect-kernel-defaults.
  test.each([
    ['net.ipv4.tcp_tw_reuse', '1'],
    ['net.ipv4.ip_local_port_range', '1024 65535'],
    ['net.core.netdev_max_backlog', '5000'],
    ['net.core.somaxconn', '4096'],
    ['net.core.rmem_max', '16777216'],
    ['net.core.wmem_max', '16777216'],
    ['vm.panic_on_oom', '0'],
    ['vm.overcommit_memory', '1'],
    ['kernel.panic', '10'],
    ['kernel.panic_on_oops', '1'],
  ])('%s is %s', (key, value) => {
    expect(setting(agent, key)).toBe(value);
  });

  test('keep outgoing connections off the NodePorts and the ports of k3s', () => {
    const reserved = setting(agent, 'net.ipv4.ip_local_reserved_ports')?.split(',');
    expect(reserved).toEqual(expect.arrayContaining(['30000-32767', '6443-6444', '10248-10250']));
  });

  test('keep outgoing connections off the ports that the host itself listens on', () => {
    const reserved = setting(adoptedAgent, 'net.ipv4.ip_local_reserved_ports')?.split(',');
    expect(reserved).toContain('8443');
    expect(reserved).not.toContain('443');
    expect(
      setting({ ...agent, openPorts: [6443, 8080, 8080] }, 'net.ipv4.ip_local_reserved_ports')?.split(','),
    ).toEqual([
      '2379-2382',
      '6443-6444',
      '6443',
      '8080',
      '10010',
      '10248-10250',
      '10256-10259',
      '30000-32767',
      '51820-51821',
    ]);
  });

  test('each have a reason and a source', () => {
    for (const { key, why, source } of [...sysctl.settings, sysctl.reservedPorts]) {
      expect({ key, why, source }).toEqual({
        key,
        why: expect.stringMatching(/\w{3}/) as string,
        source: expect.stringMatching(/^https:\/\//) as string,
      });
    }
  });
});

describe('limits of open files', () => {
  test('reach services, users and shells, root among them', () => {
    for (const path of [
      '/etc/systemd/system.conf.d/60-naust.conf',
      '/etc/systemd/user.conf.d/60-naust.conf',
    ]) {
      expect(contentOf(agent, path)).toBe('[Manager]\nDefaultLimitNOFILE=65536:1048576\n');
    }
    expect(contentOf(agent, '/etc/security/limits.d/60-naust.conf')).toContain('root hard nofile 1048576\n');
  });
});

describe('SSH', () => {
  test('takes keys only', () => {
    const sshd = contentOf(agent, '/etc/ssh/sshd_config.d/10-naust.conf');
    expect(sshd).toContain('\nPasswordAuthentication no\n');
    expect(sshd).toContain('\nPermitRootLogin prohibit-password\n');
  });
});
