import type { ContainerSpec, VolumeSpec } from '../pod';
import type { PolicySpec } from './policy/spec';

/** A call as an engine sees it. */
export interface CallSpec {
  /** A DNS label: the id of the callee. One caller calls no two of one name. */
  readonly name: string;
  /** What the callee is asked under: the name in its certificate, or that of its Service. */
  readonly host: string;
  readonly port: number;
  /** Where each pod of the callee is found by name; `undefined` where one address stands for all. */
  readonly peers: { readonly host: string; readonly port: number } | undefined;
  readonly tls: boolean;
  readonly policy: PolicySpec;
}

/** How an engine differs from what a policy asks, by a name for ever. */
export interface Deviation {
  /** In kebab case: `no-probes`. */
  readonly name: string;
  /** What happens instead, to follow "the engine": "gives a pod all its traffic back at once". */
  readonly what: string;
  /** Whether it is the engine's nearest to the default breaker, which needs no word from the user. */
  readonly isDefault: boolean;
}

/** What an engine adds to the pods of a caller. */
export interface PodAddition {
  readonly sidecars: readonly ContainerSpec[];
  readonly volumes: readonly VolumeSpec[];
  /** By the name of the call: where the application asks instead. */
  readonly urls: Readonly<Record<string, string>>;
  /** Text of the engine's configuration, by the name of its file. */
  readonly files: Readonly<Record<string, string>>;
}

/** What carries policies out. */
export interface Engine {
  readonly name: string;
  deviations(policy: PolicySpec): readonly Deviation[];
  /** @param caller the name of the calling workload */
  pod(caller: string, calls: readonly CallSpec[]): PodAddition;
}
