import { hostYaml } from '../../cloud-init';
import type { HostFile } from '../../platform';
import type { Front } from './render-files';
import type { HostObservabilitySpec } from './spec';

const home = '/root';

/**
 * What cloud-init is told when the machine is made: both folders, and to prepare for them. Secrets and the certificate come
 * from elsewhere, and with them the containers.
 */
export function renderHostUserData(
  name: string,
  { machine }: HostObservabilitySpec,
  files: readonly HostFile[],
  front: Front,
  packages: readonly string[],
): string {
  const own = new Set(['README', 'user-data.yaml']);
  const at = (folder: string, all: readonly HostFile[]) =>
    all
      .filter(({ path }) => !own.has(path))
      .map(({ path, content, executable }) => ({
        path: `${home}/${folder}/${path}`,
        ...(executable ? { permissions: '0755' } : {}),
        content,
      }));
  const userData = {
    hostname: machine.name,
    package_update: true,
    package_upgrade: false,
    packages,
    write_files: [...at(`compose/${name}`, files), ...at(`gateway/${name}`, front.files)],
    runcmd: [[`${home}/compose/${name}/install.sh`, '--prepare']],
  };
  return `#cloud-config\n${hostYaml(userData)}`;
}
