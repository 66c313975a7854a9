import type { Duration } from 'cdk8s';
import type { Findings } from '../../kernel';
import type { ProbeSpec } from '../../pod';
import { resolveStartup } from '../deployment';
import { usualStart } from './defaults';
import type { WorkerProps } from './props';

/** How long what has no port may take to start; nothing where nobody can ask it. */
export function resolveWorkerStart(
  findings: Findings,
  { startsWithin, heartbeat }: Pick<WorkerProps, 'heartbeat' | 'startsWithin'>,
  liveness: ProbeSpec | undefined,
): ProbeSpec | undefined {
  return (
    liveness && resolveStartup(findings, startsWithin ?? longer(usualStart, heartbeat?.maxAge), liveness)
  );
}

/** A loop whose round takes an hour touches its file for the first time after an hour. */
function longer(usual: Duration, maxAge: Duration | undefined): Duration {
  const isLonger = maxAge !== undefined && maxAge.toMilliseconds() > usual.toMilliseconds();
  return isLonger ? maxAge : usual;
}
