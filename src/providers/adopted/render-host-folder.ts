import { asset, hostPackages, type HostSpec, hostSystemFiles, renderUserData } from '../../cloud-init';
import type { HostFile } from '../../platform';
import { renderReadme } from './render-readme';

/**
 * What a person copies to a host and runs there: a script that is the same for every host, and the host's files beside
 * it as they are to lie on it. The user data is for hosts that are installed anew.
 */
export function renderHostFolder(host: HostSpec, address: string): readonly HostFile[] {
  return [
    { path: 'README', content: renderReadme(host, address) },
    { path: 'bootstrap.sh', content: asset('bootstrap.sh'), executable: true },
    { path: 'packages', content: `${hostPackages.join('\n')}\n` },
    { path: 'user-data.yaml', content: renderUserData(host) },
    ...hostSystemFiles(host).map(({ path, mode, content }) => ({
      path: `files${path}`,
      content,
      executable: mode === '0755',
    })),
  ];
}
