import openFiles from './open-files.json';
import type { HostSpec } from './host-spec';
import k3sRelease from './k3s-release.json';
import sysctl from './sysctl.json';

/** `/etc/sysctl.d/60-naust.conf`: the same on every host, but for the ports that the host itself listens on. */
export function renderSysctl(openPorts: readonly number[]): string {
  const { settings, reservedPorts } = sysctl;
  return lines([
    ...settings.map(({ key, value }) => `${key} = ${value}`),
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
export function renderServiceLimits(): string {
  return lines(['[Manager]', `DefaultLimitNOFILE=${openFiles.soft}:${openFiles.hard}`]);
}

/** For `limits.d`: what shells get. The wildcard does not cover root. */
export function renderShellLimits(): string {
  return lines(
    ['*', 'root'].flatMap((who) => [
      `${who} soft nofile ${openFiles.soft}`,
      `${who} hard nofile ${openFiles.hard}`,
    ]),
  );
}

/** What `naust-join` reads; it checks each value again before it uses one. */
export function renderJoinSettings(host: HostSpec): string {
  return lines([
    `role=${host.role}`,
    `version=${k3sRelease.version}`,
    `releases=${k3sRelease.releases}`,
    `private_network=${host.privateNetwork ?? ''}`,
    `public_address=${host.publicAddress ?? ''}`,
    `across_sites=${host.acrossSites ? 'yes' : 'no'}`,
  ]);
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
