import type { EnvironmentValue, MountSpec } from '../../../pod';
import { sidecarShare } from '../share';
import type { Sidecar, SidecarAddition, SidecarHost } from '../sidecar';
import { alloy } from './alloy';
import { logVolume, stateFolder, stateVolume } from './defaults';
import { fluentBit } from './fluent-bit';
import { fluentd } from './fluentd';
import type { Loki, Shipment } from './shipment';
import type { LogsSpec } from './spec';
import { tail } from './tail';

const programs = { alloy, 'fluent-bit': fluentBit, fluentd, tail };

/** What reads the log files of an application beside it. */
export function logShipper(spec: LogsSpec): Sidecar {
  return { name: 'logs', pod: (host) => bringing(spec, host) };
}

function bringing(spec: LogsSpec, host: SidecarHost): SidecarAddition {
  const { directory, image, redact, to, by } = spec;
  const shipment: Shipment = {
    directory,
    redact,
    loki: () => lokiOf(spec, host),
    labels: { namespace: host.namespace, app: host.name, container: host.name },
  };
  const { files, writes, ...program } = programs[by](shipment);
  const reading: MountSpec = { volume: logVolume.name, path: directory, readOnly: true };
  return {
    container: {
      image,
      resources: sidecarShare,
      environment: writes ? podName : undefined,
      ...program,
      mounts: [reading, ...(writes ? [{ volume: stateVolume.name, path: stateFolder }] : [])],
    },
    files,
    folder: '/etc/logs',
    volumes: [logVolume, ...(writes ? [stateVolume] : [])],
    mounts: [{ volume: logVolume.name, path: directory }],
    reaches: to && [to.at],
    sends: by === 'tail' || to !== undefined ? undefined : 'logs',
    disclosures: to?.disclosure && [to.disclosure],
  };
}

const podName: Readonly<Record<string, EnvironmentValue>> = {
  POD_NAME: { kind: 'field', path: 'metadata.name' },
};

/** Where no cluster has one, a problem says so, and nothing is written. */
function lokiOf({ to }: LogsSpec, host: SidecarHost): Loki {
  const path = to?.path ?? '/loki/api/v1/push';
  if (to === undefined) {
    const { host: name, port } = host.telemetry('logs') ?? { host: 'loki', port: 3100 };
    return { tls: false, host: name, port, path };
  }
  const { at } = to;
  return { ...at.address, tls: at.url?.startsWith('https:') ?? false, path };
}
