import { asset, type AssetName } from './asset';
import { hostFirewall } from './host-firewall';
import { hostPaths } from './host-paths';
import { agentTokenReference, type HostSpec, serverTokenReference } from './host-spec';
import { hostYaml } from './host-yaml';
import { writeRuleset } from './nftables/write-ruleset';
import { keepRoutes } from './way-out';
import { renderK3sConfig } from './render-k3s-config';
import {
  renderGateSettings,
  renderJoinSettings,
  renderServiceLimits,
  renderShellLimits,
  renderSysctl,
} from './render-settings';

/** A file as it lies on the host. */
export interface HostSystemFile {
  readonly path: string;
  readonly mode: '0600' | '0644' | '0755';
  readonly content: string;
}

type ReadAsset = (name: AssetName) => string;

/** Installed from the distribution: curl fetches k3s, nftables is the firewall, fio and ping are what the gate measures with. */
export const hostPackages: readonly string[] = [
  'chrony',
  'curl',
  'fio',
  'iputils-ping',
  'nftables',
  'unattended-upgrades',
];

/**
 * Every file of a host but its tokens: user data carries them, and so does a bootstrap folder.
 * @param read static files, as they are unless user data asks for less
 */
export function hostSystemFiles(host: HostSpec, read: ReadAsset = asset): readonly HostSystemFile[] {
  return [...machineFiles(host, read), ...k3sFiles(host, read), ...programs(read)];
}

/** The tokens of a host whose user data Terraform completes. An agent never gets the server's. */
export function tokenFiles(host: HostSpec): readonly HostSystemFile[] {
  if (host.tokens === 'bootstrap') return [];
  if (host.role === 'agent') return [file(hostPaths.token, `${agentTokenReference}\n`, '0600')];
  return [
    file(hostPaths.token, `${serverTokenReference}\n`, '0600'),
    file(hostPaths.agentToken, `${agentTokenReference}\n`, '0600'),
  ];
}

function machineFiles(host: HostSpec, read: ReadAsset): HostSystemFile[] {
  return [
    file('/etc/sysctl.d/60-naust.conf', renderSysctl(host)),
    file('/etc/systemd/system.conf.d/60-naust.conf', renderServiceLimits(host.profile)),
    file('/etc/systemd/user.conf.d/60-naust.conf', renderServiceLimits(host.profile)),
    file('/etc/security/limits.d/60-naust.conf', renderShellLimits(host.profile)),
    file('/etc/systemd/journald.conf.d/60-naust.conf', read('journald.conf')),
    file('/etc/ssh/sshd_config.d/10-naust.conf', read('sshd.conf')),
    file('/etc/chrony/naust.conf', read('chrony.conf')),
    file('/etc/systemd/system/chrony.service.d/60-naust.conf', read('chrony-options.conf')),
    file('/etc/apt/apt.conf.d/60-naust', read('unattended-upgrades.conf')),
    file(hostPaths.firewall, writeRuleset(hostFirewall(host))),
    file('/etc/systemd/system/naust-firewall.service', read('naust-firewall.service')),
    ...(host.wayOut ? [file(keepRoutes.path, keepRoutes.content)] : []),
  ];
}

/** The shorter first: what they have in common packs best so. */
function programs(read: ReadAsset): HostSystemFile[] {
  return [file(hostPaths.join, read('naust-join'), '0755'), file(hostPaths.gate, read('naust-gate'), '0755')];
}

function k3sFiles(host: HostSpec, read: ReadAsset): HostSystemFile[] {
  const unit = host.role === 'server' ? 'k3s.service' : 'k3s-agent.service';
  return [
    file(hostPaths.k3sConfig, hostYaml(renderK3sConfig(host)), '0600'),
    ...(host.role === 'server'
      ? [
          file(hostPaths.auditPolicy, read('audit-policy.yaml'), '0600'),
          file(hostPaths.admission, read('admission.yaml'), '0600'),
        ]
      : []),
    file(`/etc/systemd/system/${unit}`, read(unit)),
    file(hostPaths.gateSettings, renderGateSettings(host.gate)),
    file(hostPaths.joinSettings, renderJoinSettings(host)),
  ];
}

export function file(path: string, content: string, mode: HostSystemFile['mode'] = '0644'): HostSystemFile {
  return { path, mode, content };
}
