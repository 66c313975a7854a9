import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import type { RedactedKind } from './redaction';

export const alloyDefaults = {
  memory: Size.gibibytes(1),
  redact: ['email', 'nationalId', 'card', 'token'] as readonly RedactedKind[],
};

export const alloyCpu = { request: Cpu.millis(100), limit: Cpu.millis(1000) };

/** How far each log has been read, a few bytes a container: the least that is worth a volume. */
export const alloyVolume = Size.gibibytes(1);
