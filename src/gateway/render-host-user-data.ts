import { hostYaml } from '../cloud-init';
import type { HostFile } from '../platform';

const folder = '/etc/naust/gateway';

/** What cloud-init is told when the host is made. The certificate comes from elsewhere; without it nothing is taken. */
export function renderHostUserData(files: readonly HostFile[], packages: readonly string[]): string {
  const userData = {
    package_update: true,
    packages,
    write_files: files.map(({ path, content, executable }) => ({
      path: `${folder}/${path}`,
      ...(executable ? { permissions: '0755' } : {}),
      content,
    })),
    runcmd: [[`${folder}/install.sh`]],
  };
  return `#cloud-config\n${hostYaml(userData)}`;
}
