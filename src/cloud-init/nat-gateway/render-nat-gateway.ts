import { asset } from '../asset';
import { file, type HostSystemFile } from '../host-files';
import { hostPaths } from '../host-paths';
import { hostYaml } from '../host-yaml';
import { writeRuleset } from '../nftables/write-ruleset';
import type { UserData } from '../user-data';
import { natGatewayRules } from './nat-gateway-rules';
import type { NatGatewaySpec } from './nat-gateway-spec';

/** No secret is in it: it joins nothing. */
export function renderNatGateway(spec: NatGatewaySpec): string {
  return `#cloud-config\n${hostYaml(userData(spec))}`;
}

function userData(spec: NatGatewaySpec): UserData {
  return {
    hostname: spec.hostname,
    package_update: true,
    package_upgrade: false,
    packages: ['nftables', 'unattended-upgrades'],
    write_files: filesOf(spec).map(({ path, content }) => ({ path, content })),
    runcmd: [
      ['sysctl', '--system'],
      ['systemctl', 'daemon-reload'],
      ['systemctl', 'enable', '--now', 'naust-firewall'],
    ],
  };
}

function filesOf(spec: NatGatewaySpec): readonly HostSystemFile[] {
  return [
    file('/etc/sysctl.d/60-naust.conf', 'net.ipv4.ip_forward = 1\n'),
    file('/etc/systemd/journald.conf.d/60-naust.conf', asset('journald.conf')),
    file('/etc/ssh/sshd_config.d/10-naust.conf', asset('sshd.conf')),
    file('/etc/apt/apt.conf.d/60-naust', asset('unattended-upgrades.conf')),
    file(hostPaths.firewall, writeRuleset(natGatewayRules(spec))),
    file('/etc/systemd/system/naust-firewall.service', asset('naust-firewall.service')),
  ];
}
