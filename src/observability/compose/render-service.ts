import { type Size, SizeRoundingBehavior } from 'cdk8s';
import { type ContainerSpec, type MountSpec, type PodSpec, type VolumeSpec, wholeSeconds } from '../../pod';
import type { ComposeMount, ComposeService, Variable } from './compose-file';
import containers from './containers.json';
import type { NetworkName } from './networks';
import { type Part, renderHealthcheck } from './render-healthcheck';
import { type SecretFile, secretName } from './secrets';

/** One container of a pod, and what Compose has to know of it besides. */
export interface PartOnHost {
  readonly name: string;
  readonly part: Part;
  readonly container: ContainerSpec;
  readonly pod: Pick<PodSpec, 'volumes' | 'gracePeriod'>;
  readonly networks: readonly NetworkName[];
  /** Whether the machine itself reaches its port. */
  readonly published?: boolean;
  /** Folders of the machine that it reads besides. */
  readonly reads?: readonly string[];
  readonly groups?: readonly Variable[];
}

/** How many processes and threads: of the largest here a few dozen. */
const mostProcesses = 512;

/** Where pods stop within 30 s, Docker kills after 10. */
const gracePeriod = '30s';

/** Of what each writes to stdout, beside the journal that is sent to Loki. */
const logging = { driver: 'local', options: { 'max-size': '10m', 'max-file': '3' } } as const;

/** @param digest changes with the files that it reads once, so that it is made anew with them */
export function renderService(of: PartOnHost, cpus: number, digest: string | undefined): ComposeService {
  const { name, part, container, pod, networks, published, reads = [], groups } = of;
  const { user } = containers[part];
  const { limits } = container.resources;
  const memory = `${limits.memory.toMebibytes({ rounding: SizeRoundingBehavior.FLOOR })}m`;
  const secrets = secretsOf(of).map((file) => ({ source: secretName(file), target: file.path }));
  return {
    image: container.image,
    command: container.args,
    user: `${user}:${user}`,
    group_add: groups,
    read_only: true,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    restart: 'always',
    stop_grace_period: pod.gracePeriod ? `${wholeSeconds(pod.gracePeriod)}s` : gracePeriod,
    // More than there are is an error, not a wish.
    cpus: Math.min(cpus, parseFloat(limits.cpu.amount) / (limits.cpu.amount.endsWith('m') ? 1000 : 1)),
    mem_limit: memory,
    memswap_limit: memory,
    pids_limit: mostProcesses,
    environment: environmentOf(container),
    volumes: [
      ...(container.mounts ?? []).flatMap((mount) => renderMount(name, mount, pod.volumes ?? [])),
      ...reads.map((path) => bound(path, path)),
    ],
    secrets: secrets.length === 0 ? undefined : secrets,
    networks,
    ports: published ? container.ports?.map(({ port }) => `127.0.0.1:${port}:${port}`) : undefined,
    healthcheck: renderHealthcheck(part, container),
    logging,
    labels: digest === undefined ? undefined : { 'naust.config-sha256': digest },
  };
}

/** The files of secrets that it reads. */
export function secretsOf({ name, part, container, pod }: PartOnHost): readonly SecretFile[] {
  const { user } = containers[part];
  return (container.mounts ?? []).flatMap((mount) => {
    const volume = pod.volumes?.find((each) => each.name === mount.volume);
    if (volume?.kind !== 'secret') return [];
    const { secret, keys } = volume;
    return keys.map((key) => ({ secret, key, user, service: name, path: `${mount.path}/${key}` }));
  });
}

/** The volume of a store has its name. */
function renderMount(
  service: string,
  mount: MountSpec,
  volumes: readonly VolumeSpec[],
): readonly ComposeMount[] {
  const volume = volumes.find(({ name }) => name === mount.volume);
  const { path: target } = mount;
  switch (volume?.kind) {
    case 'configMap':
      return [bound(`./${volume.configMap}`, target)];
    case 'configMaps':
      return [bound(`./${folderOf(volume)}`, target)];
    case 'empty':
      return [{ type: 'tmpfs', target, tmpfs: { size: bytes(volume.sizeLimit) } }];
    case 'host':
      return [
        {
          type: 'bind',
          source: volume.path,
          target,
          read_only: true,
          bind: {
            create_host_path: volume.made ?? false,
            ...(mount.followsHost ? { propagation: 'rslave' } : {}),
          },
        },
      ];
    case 'secret':
      return [];
    default:
      return [{ type: 'volume', source: service, target }];
  }
}

const isThere = { create_host_path: false } as const;

function bound(source: string, target: string): ComposeMount {
  return { type: 'bind', source, target, read_only: true, bind: isThere };
}

/** Where the files of a volume lie: what does not fit one map in a cluster is in one folder here. */
export function folderOf(volume: VolumeSpec): string | undefined {
  if (volume.kind === 'configMap') return volume.configMap;
  return volume.kind === 'configMaps' ? volume.configMaps[0] : undefined;
}

function bytes(size: Size): string {
  return `${size.toMebibytes()}m`;
}

function environmentOf({ environment }: ContainerSpec): Readonly<Record<string, string>> | undefined {
  if (environment === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => {
      if (value.kind !== 'value') throw new Error(`${name} is known in a cluster alone`);
      return [name, value.value];
    }),
  );
}
