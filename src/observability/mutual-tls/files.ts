import type { MountSpec, VolumeSpec } from '../../pod';
import { type Certified, secretOf } from './parts';

const folder = '/etc/tls';

/** Where a part finds its own certificate, its key, and the authority of all. They are read again when they change. */
export const tlsFiles = {
  certificate: `${folder}/tls.crt`,
  key: `${folder}/tls.key`,
  authority: `${folder}/ca.crt`,
} as const;

export const tlsMount: MountSpec = { volume: 'tls', path: folder, readOnly: true };

export function tlsVolume(part: Certified): VolumeSpec {
  return { kind: 'secret', name: 'tls', secret: secretOf(part), keys: ['tls.crt', 'tls.key', 'ca.crt'] };
}
