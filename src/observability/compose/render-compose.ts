import { createHash } from 'node:crypto';
import { hostYaml } from '../../cloud-init';
import { type ComposeFile, type ComposeNetwork, interpolated } from './compose-file';
import type { ConfigFolders } from './config-folders';
import type { NetworkName } from './networks';
import { partsOf } from './parts';
import { folderOf, type PartOnHost, renderService, secretsOf } from './render-service';
import { secretName, secretPath } from './secrets';
import type { HostObservabilitySpec } from './spec';

/** @param pinned the image with its digest, where that is known */
export function renderCompose(
  name: string,
  spec: HostObservabilitySpec,
  folders: ConfigFolders,
  pinned: (image: string) => string,
): string {
  const parts = partsOf(spec);
  const secrets = parts.flatMap(secretsOf);
  const file: ComposeFile = {
    name,
    services: byName(parts, (part) => {
      const service = renderService(part, spec.machine.cpu, digestOf(part, folders));
      return { ...service, image: pinned(service.image) };
    }),
    networks: networksOf(spec, parts),
    volumes: Object.fromEntries(storesOf(parts).map((store) => [store, { name: `${name}-${store}` }])),
    secrets: Object.fromEntries(
      secrets.map((secret) => [secretName(secret), { file: `./${secretPath(secret)}` }]),
    ),
  };
  return hostYaml(interpolated(file) as object);
}

/** Of dashboards too: they change seldom, and a start is soon over. */
function digestOf({ pod }: PartOnHost, folders: ConfigFolders): string | undefined {
  const read = (pod.volumes ?? []).flatMap((volume) => {
    const folder = folderOf(volume);
    return folder === undefined ? [] : [folders[folder]];
  });
  if (read.length === 0) return undefined;
  return createHash('sha256').update(JSON.stringify(read)).digest('hex');
}

/** The images of all containers, each once. */
export function imagesOf(spec: HostObservabilitySpec): readonly string[] {
  return [...new Set(partsOf(spec).map(({ container }) => container.image))];
}

function byName<T>(parts: readonly PartOnHost[], value: (part: PartOnHost) => T): Record<string, T> {
  return Object.fromEntries(parts.map((part) => [part.name, value(part)]));
}

/** Only what is used. On `inside` nothing leads out, not even through the machine. */
function networksOf(
  { subnets }: HostObservabilitySpec,
  parts: readonly PartOnHost[],
): Readonly<Record<string, ComposeNetwork>> {
  const used = new Set<NetworkName>(parts.flatMap(({ networks }) => networks));
  return Object.fromEntries(
    [...used].map((name) => [
      name,
      {
        ...(name === 'inside' ? { internal: true as const } : {}),
        ipam: { config: [{ subnet: subnets[name] }] },
      },
    ]),
  );
}

function storesOf(parts: readonly PartOnHost[]): readonly string[] {
  return parts
    .filter(({ container }) => container.mounts?.some(({ volume }) => volume === 'data'))
    .map(({ name }) => name);
}
