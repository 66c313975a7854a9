import { Size } from 'cdk8s';
import { cpuOf, memoryOf } from '../resources';
import type { RedactedKind } from '../../alloy';

export const alloyDefaults = {
  memory: memoryOf('alloy'),
  redact: ['email', 'nationalId', 'card', 'token'] as readonly RedactedKind[],
};

export const alloyCpu = cpuOf('alloy');

/** How far each log has been read, a few bytes a container: the least that is worth a volume. */
export const alloyVolume = Size.gibibytes(1);
