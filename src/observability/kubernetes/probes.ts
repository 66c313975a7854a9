import { Duration } from 'cdk8s';
import type { ContainerSpec, ProbeSpec } from '../../pod';

export function httpCheck(path: string, port: number): ProbeSpec['check'] {
  return { kind: 'http', path, port };
}

export interface StorePaths {
  readonly port: number;
  /** Answers while it takes requests. */
  readonly ready: string;
  /** Answers unless a new start is what helps. */
  readonly alive: string;
}

/** How a store is asked once it has started: soon whether it takes requests, patiently whether it lives. */
export function storeProbes({
  port,
  ready,
  alive,
}: StorePaths): Pick<ContainerSpec, 'readiness' | 'liveness'> {
  return asking(httpCheck(ready, port), httpCheck(alive, port));
}

/** The same where nothing is asked: it is enough that somebody listens. */
export function listeningProbes(port: number): Pick<ContainerSpec, 'readiness' | 'liveness'> {
  return asking({ kind: 'tcp', port }, { kind: 'tcp', port });
}

function asking(
  ready: ProbeSpec['check'],
  alive: ProbeSpec['check'],
): Pick<ContainerSpec, 'readiness' | 'liveness'> {
  return {
    readiness: { check: ready, period: Duration.seconds(10), timeout: Duration.seconds(3) },
    liveness: {
      check: alive,
      period: Duration.seconds(30),
      timeout: Duration.seconds(5),
      failureThreshold: 4,
    },
  };
}
