import { hostYaml } from '../../cloud-init';
import type { HostFile } from '../../platform';
import type { Front } from './front';
import type { HostObservabilitySpec } from './spec';

const home = '/root';

/** Longer files are packed: what is handed over as user data is seldom allowed more than 64 KiB. They lie beside it to be read. */
const longest = 1024;

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
        ...packed(content),
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

/** By the same steps as zlib on every machine. @see https://cloudinit.readthedocs.io/en/latest/reference/modules.html#write-files */
function packed(content: string): object {
  if (Buffer.byteLength(content) <= longest) return { content };
  // Loaded by the first machine that is made so, so that importing naust does not wait for it.
  const { gzip } = require('pako') as typeof import('pako');
  return { encoding: 'gz+b64', content: Buffer.from(gzip(content, { level: 9 })).toString('base64') };
}
