import type { Peer, PeerPort } from '../network';
import type { ContainerSpec, EnvironmentValue, MountSpec, VolumeSpec } from '../pod';
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
  /** A file with the authorities that its certificate is believed by. @default - those of the image */
  readonly authorities?: string;
  /** Whether the engine may ask something of the callee's pods. @default false */
  readonly joins?: boolean;
  readonly policy: PolicySpec;
}

/** The pods that call. */
export interface CallerSpec {
  readonly name: string;
  readonly namespace: string;
  /** The labels that select them. */
  readonly selector: Readonly<Record<string, string>>;
}

/** A call together with who makes it. */
export interface CallOf extends CallSpec {
  readonly caller: CallerSpec;
}

/** How an engine differs from what a policy asks, by a name for ever. */
export interface Deviation {
  /** In kebab case: `no-probes`. */
  readonly name: string;
  /** What happens instead, to follow "the engine": "gives a pod all its traffic back at once". */
  readonly what: string;
  /** Whether it is the engine's nearest to what is asked by default, which needs no word from the user. */
  readonly isDefault: boolean;
}

/** What an engine adds to the pods of a caller. */
export interface PodAddition {
  readonly sidecars: readonly ContainerSpec[];
  readonly volumes: readonly VolumeSpec[];
  /** Of the caller's own container. */
  readonly mounts: readonly MountSpec[];
  readonly environment: Readonly<Record<string, EnvironmentValue>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  /** By the name of the call: where the application asks instead. */
  readonly urls: Readonly<Record<string, string>>;
  /** Text of the engine's configuration, by the name of its file; without any there is no ConfigMap. */
  readonly files: Readonly<Record<string, string>>;
}

/** An object beside the pods, in the namespace of the caller. Calls that give one of the same kind and name share it. */
export interface ResourceSpec {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Everything but kind and name. */
  render(calls: readonly CallOf[]): {
    readonly annotations?: Readonly<Record<string, string>>;
    readonly fields: Readonly<Record<string, unknown>>;
  };
}

/** What an engine asks of a callee of the same cluster. */
export interface CalleeAddition {
  /** Annotations of its Service, for all callers alike. */
  readonly service: Readonly<Record<string, string>>;
  /** Of its pods. */
  readonly pod: Pick<PodAddition, 'annotations' | 'labels'>;
  /** An object beside it. @default - none */
  readonly resource?: CalleeResource;
}

/** An object beside a callee, of its name. */
export interface CalleeResource {
  readonly apiVersion: string;
  readonly kind: string;
  /** @param isClosed whether every caller goes through the engine */
  spec(pods: { readonly selector: CallerSpec['selector']; readonly port: number }, isClosed: boolean): object;
}

/** What carries policies out. */
export interface Engine {
  /** As objects are named by it, and messages name it. */
  readonly name: string;
  deviations(policy: PolicySpec): readonly Deviation[];
  /** Whether all callers of a callee share what it is told, so that their policies have to be one. */
  readonly onePolicyForEachCallee?: boolean;
  /** Whether it looks names up at DNS itself, past the hosts file of its pod. */
  readonly looksNamesUp?: true;
  /** Why it cannot carry out a policy of this call at all. */
  refuses?(call: CallSpec): string | undefined;
  pod(caller: string, calls: readonly CallSpec[]): PodAddition;
  resources?(call: CallOf): readonly ResourceSpec[];
  callee?(call: CallSpec): CalleeAddition;
  /** What encrypts calls between its proxies, to follow "encrypted by"; `undefined` where nothing of it does. */
  readonly mutualTls?: string;
  /** Where its parts are that a proxy in a pod learns from. */
  readonly controlPlane?: readonly { readonly peer: Peer; readonly ports: readonly PeerPort[] }[];
}

/** What an engine without anything in the pod adds. */
export const nothingAdded: PodAddition = {
  sidecars: [],
  volumes: [],
  mounts: [],
  environment: {},
  annotations: {},
  labels: {},
  urls: {},
  files: {},
};
