import type { Finding } from '../../kernel';
import type { EnvironmentValue, MountSpec, VolumeSpec } from '../../pod';
import type { Callee } from '../callee';

type CalleeTls = NonNullable<Callee['tls']>;

/** What a caller needs to believe the certificate of a callee. */
export interface Authority {
  readonly volume: VolumeSpec;
  readonly mount: MountSpec;
  readonly environment: Readonly<Record<string, EnvironmentValue>>;
}

/** @param name of the callee */
export function authorityFile(name: string, { trust }: CalleeTls): string {
  return `${folderOf(name)}/${trust?.key ?? 'ca.crt'}`;
}

/** `undefined` where it is in no Secret or ConfigMap that the caller could read. */
export function authorityOf(name: string, tls: CalleeTls, namespace: string): Authority | undefined {
  const volume = volumeOf(`ca-${name}`, tls, namespace);
  if (volume === undefined) return undefined;
  const variable = `${name.replaceAll('-', '_').toUpperCase()}_CA_FILE`;
  return {
    volume,
    mount: { volume: volume.name, path: folderOf(name), readOnly: true },
    environment: { [variable]: { kind: 'value', value: authorityFile(name, tls) } },
  };
}

export function unknownAuthority(name: string, { namespace }: CalleeTls): Finding {
  return {
    code: 'NAUST-RES-021',
    what: `calls "${name}" of another namespace by TLS, and nothing brings the authority of its certificate here`,
    got: `a Secret in namespace "${namespace}", which pods of another cannot read`,
    allowed: 'a ConfigMap with the authority in every namespace, as trust-manager makes it',
    fix: "name it at the callee: tls: { issuer, trust: { configMap: 'internal-ca' } }",
  };
}

function volumeOf(
  volume: string,
  { trust, secret, namespace }: CalleeTls,
  own: string,
): VolumeSpec | undefined {
  if (trust !== undefined) return { kind: 'configMap', name: volume, configMap: trust.configMap };
  return namespace === own ? { kind: 'secret', name: volume, secret, keys: ['ca.crt'] } : undefined;
}

function folderOf(name: string): string {
  return `/etc/authorities/${name}`;
}
