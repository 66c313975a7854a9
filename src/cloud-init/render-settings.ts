import { gateBounds } from './gate-check';
import type { GateSpec } from './gate-spec';
import type { HostSpec } from './host-spec';
import { k3sRelease } from './k3s-release';
import { type HostProfile, kernelSettings, openFileLimits } from './profile';
import { reservedPorts } from './sysctl.json';

/** `/etc/sysctl.d/60-naust.conf`: by the profile, and by the ports that the host itself listens on. */
export function renderSysctl({ profile, openPorts }: Pick<HostSpec, 'profile' | 'openPorts'>): string {
  return lines([
    ...kernelSettings(profile).map(({ key, value }) => `${key} = ${value}`),
    `${reservedPorts.key} = ${portRanges([...reservedPorts.ranges, ...openPorts.map((port) => [port, port])])}`,
  ]);
}

/** In order and once each; ports below 1024 are in no outgoing connection's range. */
function portRanges(ranges: readonly (readonly number[])[]): string {
  const texts = ranges
    .filter(([, last]) => last! >= 1024)
    .sort(([a], [b]) => a! - b!)
    .map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`));
  return [...new Set(texts)].join(',');
}

/** For `system.conf.d` and `user.conf.d`: what services get, which `limits.conf` does not reach. */
export function renderServiceLimits(profile: HostProfile): string {
  const { soft, hard } = openFileLimits(profile);
  return lines(['[Manager]', `DefaultLimitNOFILE=${soft}:${hard}`]);
}

/** For `limits.d`: what shells get. The wildcard does not cover root. */
export function renderShellLimits(profile: HostProfile): string {
  const { soft, hard } = openFileLimits(profile);
  return lines(['*', 'root'].flatMap((who) => [`${who} soft nofile ${soft}`, `${who} hard nofile ${hard}`]));
}

/** What `naust-gate` reads: the bounds, and what is said of this host. It checks each value again. */
export function renderGateSettings({ storage, peers, reportOnly }: GateSpec): string {
  return lines([
    ...Object.values(gateBounds).flatMap(({ setting, bound }) => (setting ? [`${setting}=${bound}`] : [])),
    `peers=${peers.join(',')}`,
    `storage=${storage ?? ''}`,
    ...Object.entries(reportOnly).map(([check, reason]) => `report_only=${check}: ${reason}`),
  ]);
}

/** What `naust-join` reads; it checks each value again before it uses one. */
export function renderJoinSettings(host: HostSpec): string {
  return lines([
    `role=${host.role}`,
    `version=${host.k3sVersion}`,
    `releases=${k3sRelease.releases}`,
    `private_network=${host.privateNetwork ?? ''}`,
    `public_address=${host.publicAddress ?? ''}`,
    `across_sites=${host.acrossSites ? 'yes' : 'no'}`,
    `servers=${host.servers.join(',')}`,
  ]);
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
