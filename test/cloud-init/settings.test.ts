import { type HostProfile, hostProfiles, type HostSpec, hostSystemFiles } from '../../src/cloud-init';
import { kernelSettings } from '../../src/cloud-init/profile';
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

describe('a profile', () => {
  const contents = hostProfiles.map((profile) => [profile, { ...agent, profile }] as const);

  test.each(contents)('%s has every setting of the baseline, and each key once', (_, host) => {
    const lines = contentOf(host, '/etc/sysctl.d/60-naust.conf').trimEnd().split('\n');
    const keys = lines.map((line) => line.split(' = ')[0]);
    expect(keys).toEqual([...new Set(keys)]);
    for (const { key, value } of sysctl.settings) expect(setting(host, key)).toBe(value);
  });

  test('general adds nothing, the others what they are for', () => {
    const added = (profile: HostProfile): string[] =>
      kernelSettings(profile)
        .slice(sysctl.settings.length)
        .map(({ key, value }) => `${key}=${value}`);
    expect(added('general')).toEqual([]);
    expect(added('gateway')).toContain('net.ipv4.tcp_max_syn_backlog=8192');
    expect(added('database')).toContain('vm.dirty_bytes=536870912');
    expect(added('kafka')).toContain('vm.max_map_count=262144');
  });

  test('kafka lets a broker keep more files open, with the same hard limit', () => {
    const limits = (profile: HostProfile): string =>
      contentOf({ ...agent, profile }, '/etc/systemd/system.conf.d/60-naust.conf');
    expect(limits('kafka')).toBe('[Manager]\nDefaultLimitNOFILE=131072:1048576\n');
    expect(limits('database')).toBe('[Manager]\nDefaultLimitNOFILE=65536:1048576\n');
  });

  test('has a reason and a source for each value', () => {
    for (const profile of hostProfiles) {
      for (const { why, source } of kernelSettings(profile)) {
        expect(why).toMatch(/\w{3}/);
        expect(source).toMatch(/^https:\/\//);
      }
    }
  });
});

describe('time', () => {
  test('is kept by chrony with the sources of the distribution, and set after a machine stood still', () => {
    expect(contentOf(agent, '/etc/chrony/naust.conf')).toMatch(/^include \/etc\/chrony\/chrony\.conf\n/);
    expect(contentOf(agent, '/etc/chrony/naust.conf')).toMatch(/\nmakestep 1 -1\n$/);
    expect(contentOf(agent, '/etc/systemd/system/chrony.service.d/60-naust.conf')).toContain(
      '-f /etc/chrony/naust.conf',
    );
  });
});
