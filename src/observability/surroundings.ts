import type { Placement } from '../pod';
import { type ClientTls, clientTls, type MutualTlsSpec } from './mutual-tls';
import type { Reach } from './reach';

/** What the parts of one stack share. */
export interface Surroundings {
  readonly namespace: string;
  /** Where everything that keeps or handles telemetry is held to. */
  readonly placement: Placement;
  readonly reach: Reach;
  /** How they know each other; `undefined` where the network alone says who asks. */
  readonly mutualTls: MutualTlsSpec | undefined;
  readonly storageClass: string;
  /** Whole days. */
  readonly retentionDays: number;
}

/** How a part asks another, and what it shows. */
export function askedOf(
  part: string,
  { namespace, mutualTls }: Pick<Surroundings, 'namespace' | 'mutualTls'>,
): { readonly scheme?: 'https'; readonly tls_config?: ClientTls } {
  return mutualTls ? { scheme: 'https', tls_config: clientTls(hostOf(part, namespace)) } : {};
}

/** How the other parts find one of them. */
export function hostOf(part: string, namespace: string): string {
  return `${part}.${namespace}.svc`;
}
