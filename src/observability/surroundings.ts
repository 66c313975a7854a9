import type { Grammar } from '../kernel';
import type { Placement } from '../pod';
import { type ClientTls, clientTls, type MutualTlsSpec } from './mutual-tls';
import type { Reach } from './reach';

/** What the parts of one stack share, wherever it runs. */
export interface Shared {
  /** `undefined` where it runs on a host, and parts are found by their bare names. */
  readonly namespace: string | undefined;
  /** Whole days. */
  readonly retentionDays: number;
  /** The labels of each line in Loki, and what their values are. */
  readonly logLabels: Readonly<Record<string, Grammar>>;
  /** How they know each other; without it the network alone says who asks. */
  readonly mutualTls?: MutualTlsSpec;
  /** Whether there are traces, and a store of them to be asked. @default false */
  readonly traced?: boolean;
}

/** What they share in a cluster. */
export interface Surroundings extends Shared {
  readonly namespace: string;
  /** Where everything that keeps or handles telemetry is held to. */
  readonly placement: Placement;
  readonly reach: Reach;
  /** The exporters of databases, by their names. */
  readonly databases: readonly string[];
  readonly storageClass: string;
}

/** How a part asks another, and what it shows. */
export function askedOf(
  part: string,
  { namespace, mutualTls }: Pick<Shared, 'namespace' | 'mutualTls'>,
): { readonly scheme?: 'https'; readonly tls_config?: ClientTls } {
  return mutualTls ? { scheme: 'https', tls_config: clientTls(hostOf(part, namespace)) } : {};
}

/** How the other parts find one of them. */
export function hostOf(part: string, namespace: string | undefined): string {
  return namespace === undefined ? part : `${part}.${namespace}.svc`;
}
