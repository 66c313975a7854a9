import { bareAsset } from './asset';
import { hostPackages, hostSystemFiles, tokenFiles } from './host-files';
import { hostPaths } from './host-paths';
import type { HostSpec } from './host-spec';
import { hostYaml } from './host-yaml';
import { wayOutCommands } from './way-out';
import type { UserData } from './user-data';

/**
 * What cloud-init is told on the first start of a machine. It runs once: a machine that exists is changed by
 * replacing it, an adopted host by running its bootstrap script again.
 */
export function renderUserData(host: HostSpec): string {
  const text = rendered.get(host) ?? `#cloud-config\n${hostYaml(userData(host))}`;
  rendered.set(host, text);
  return text;
}

/** Checks, Terraform and the host's own files all ask for it, and it is the longest text there is of a host. */
const rendered = new WeakMap<HostSpec, string>();

function userData(host: HostSpec): UserData {
  return {
    hostname: host.hostname,
    ...(host.sshKeys.length === 0 ? {} : { disable_root: false, ssh_authorized_keys: host.sshKeys }),
    ...(host.wayOut ? { bootcmd: wayOutCommands(host.wayOut) } : {}),
    package_update: true,
    package_upgrade: false,
    packages: hostPackages,
    write_files: [...hostSystemFiles(host, bareAsset), ...tokenFiles(host)].map(
      ({ path, mode, content }) => ({
        path,
        ...(mode === '0644' ? {} : { permissions: mode }),
        content,
      }),
    ),
    // Without a token there is nothing to join with yet: bootstrap.sh brings it, and runs the same script.
    ...(host.tokens === 'terraform' ? { runcmd: [[hostPaths.join]] } : {}),
  };
}
