import type { RedactedKind } from '../../../alloy';
import type { ContainerSpec } from '../../../pod';

/** Where lines are sent. */
export interface Loki {
  readonly tls: boolean;
  readonly host: string;
  readonly port: number;
  readonly path: string;
}

/** What is brought where. */
export interface Shipment {
  readonly directory: string;
  readonly redact: readonly RedactedKind[];
  /** Known when everything has been declared. */
  loki(): Loki;
  /** Of each line; `pod` is added, from `POD_NAME`. */
  readonly labels: Readonly<Record<'app' | 'container' | 'namespace', string>>;
}

/** A program that brings it. */
export interface Shipper extends Pick<
  ContainerSpec,
  'args' | 'command' | 'liveness' | 'ports' | 'readiness' | 'startup'
> {
  readonly files?: () => Readonly<Record<string, string>>;
  /** Whether it keeps how far it has read, and is told the name of its pod. */
  readonly writes: boolean;
}
