import { Duration } from 'cdk8s';
import type { Findings } from '../../kernel';
import { type ProbeSpec, wholeSeconds } from '../../pod';
import { checkSeconds } from './check-seconds';

/** Often, as a pod takes no requests before it has answered once. */
const EVERY = 5;

/**
 * Asks what the liveness probe asks, from the first second until it is answered once: neither of the other probes is
 * asked before, so a slow start ends no container before its time.
 */
export function resolveStartup(findings: Findings, startsWithin: Duration, liveness: ProbeSpec): ProbeSpec {
  checkSeconds(findings, 'startsWithin', startsWithin, { min: 1, max: 86_400 });
  const { check, timeout } = liveness;
  const period = Math.max(EVERY, timeout === undefined ? 0 : wholeSeconds(timeout));
  return {
    check,
    period: Duration.seconds(period),
    timeout,
    // The first question comes at once: the last is asked when all of the time has passed.
    failureThreshold: Math.ceil(wholeSeconds(startsWithin) / period) + 1,
  };
}

/** What Kubernetes takes where nothing is said. @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds */
const USUAL_DEADLINE = 600;
/** Besides the start of the pod: to find a node, and to pull the image. */
const BEFORE_START = 300;

/** How long a Deployment waits for a pod that starts slowly; `undefined` where the usual is enough. */
export function progressDeadline(startup: ProbeSpec | undefined): number | undefined {
  if (startup?.failureThreshold === undefined) return undefined;
  const deadline = (startup.failureThreshold - 1) * wholeSeconds(startup.period) + BEFORE_START;
  return deadline > USUAL_DEADLINE ? deadline : undefined;
}
