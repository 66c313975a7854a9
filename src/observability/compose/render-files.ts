import { write as writeAlloy } from '../../alloy';
import { asset, writeRuleset } from '../../cloud-init';
import type { HostFile } from '../../platform';
import { renderPushingConfig } from '../alloy';
import { configFolders } from './config-folders';
import { type Front, sendersSecret } from './front';
import { hostPackages } from './packages';
import { partsOf } from './parts';
import { renderCompose } from './render-compose';
import { hostRuleset } from './render-firewall';
import { renderReadme } from './render-readme';
import { renderHostUserData } from './render-user-data';
import { secretsOf } from './render-service';
import { secretPath } from './secrets';
import type { HostObservabilitySpec } from './spec';

/** Where all of it lies on the machine. */
export const stackFolder = '/etc/naust/observability';

export function renderHostFolder(
  name: string,
  spec: HostObservabilitySpec,
  front: Front,
  pinned: (image: string) => string,
): readonly HostFile[] {
  const packages = [...new Set([...hostPackages, ...front.packages])].sort();
  const folders = configFolders(spec);
  const files: readonly HostFile[] = [
    { path: 'compose.yaml', content: renderCompose(name, spec, folders, pinned) },
    ...Object.entries(folders).flatMap(([folder, each]) =>
      Object.entries(each).map(([file, content]) => ({ path: `${folder}/${file}`, content })),
    ),
    { path: 'install.sh', content: asset('observability-install.sh'), executable: true },
    { path: 'packages', content: `${packages.join('\n')}\n` },
    { path: 'secrets.list', content: secretsList(spec) },
    ...systemFiles(spec),
  ];
  return [
    { path: 'README', content: renderReadme(name, spec) },
    { path: 'user-data.yaml', content: renderHostUserData(name, spec, files, front, packages) },
    ...files,
    ...(spec.logsFrom.length === 0 ? [] : [logAgent(spec)]),
  ];
}

/** A line each: `owner:group mode path`, as install.sh has it on the machine. */
function secretsList(spec: HostObservabilitySpec): string {
  const own = partsOf(spec)
    .flatMap(secretsOf)
    .map((file) => `${file.user}:root 400 ${secretPath(file)}`);
  const senders = spec.logsFrom.length === 0 ? [] : [`root:www-data 640 ${secretPath(sendersSecret)}`];
  return [...new Set([...own, ...senders]), ''].join('\n');
}

/** By their places on the machine, below `files`. */
function systemFiles(spec: HostObservabilitySpec): readonly HostFile[] {
  const at = (path: string, content: string): HostFile => ({ path: `files${path}`, content });
  return [
    at('/etc/apt/apt.conf.d/60-naust', asset('unattended-upgrades.conf')),
    at('/etc/naust/firewall.nft', writeRuleset(hostRuleset(spec))),
    at('/etc/ssh/sshd_config.d/10-naust.conf', asset('sshd.conf')),
    at('/etc/systemd/journald.conf.d/60-naust.conf', asset('journald.conf')),
    at('/etc/systemd/system/naust-firewall.service', asset('naust-firewall.service')),
    at('/etc/systemd/system/naust-observability.service', asset('naust-observability.service')),
  ];
}

/** For every other host: which one it is, it knows by itself. */
function logAgent({ alloy, host }: HostObservabilitySpec): HostFile {
  const passwordFile = '/etc/alloy/password';
  const config = renderPushingConfig(alloy, { url: `https://${host}`, username: 'hosts', passwordFile });
  return { path: 'log-agent/config.alloy', content: writeAlloy(config) };
}
