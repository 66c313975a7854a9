import { Size } from 'cdk8s';
import type { RedactedKind } from '../../../alloy';
import type { VolumeSpec } from '../../../pod';

export const logsDefaults = {
  by: 'alloy' as const,
  redact: ['email', 'nationalId', 'card', 'token'] as readonly RedactedKind[],
};

export const logDestinationDefaults = { path: '/loki/api/v1/push' };

/** What the application writes and a sidecar reads. */
export const logVolume: VolumeSpec = { kind: 'empty', name: 'logs', sizeLimit: Size.mebibytes(256) };

/** How far each file has been read, and what could not be sent yet. */
export const stateVolume: VolumeSpec = { kind: 'empty', name: 'logs-state', sizeLimit: Size.mebibytes(128) };
export const stateFolder = '/var/lib/logs';
