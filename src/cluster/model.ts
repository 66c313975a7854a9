import type { Construct } from 'constructs';
import type { Finding } from '../kernel';
import type { DataDeclaration } from '../residency';
import type { ResilienceEngine } from '../resilience';
import type { ClusterNode, MachineNode } from './node';
import type { Opening } from './opening';
import type { NodeEncryption, PinnedStorage } from './props';

/** The addresses of Services. */
export interface ServiceRange {
  readonly network: string;
  /** The one that looks names up. */
  readonly dns: string;
  /** Those that are given by hand. */
  readonly fixed: string;
}

/** What a cluster is, whether naust describes its machines or something else built it. */
export interface ClusterModel {
  readonly nodes: readonly ClusterNode[];
  /** Those of `nodes` that naust tells how to join. */
  readonly machines: readonly MachineNode[];
  readonly pools: readonly { readonly name: string; readonly singleNode: boolean }[];
  readonly acrossSites: boolean;
  /** Where traffic comes from that never left the cluster. */
  readonly privateNetworks: readonly string[];
  /** Of its Services; `undefined` where who built the cluster knows. */
  readonly serviceRange: ServiceRange | undefined;
  /** Whether what connects its pods knows names. */
  readonly letsOutByName: boolean;
  /** StorageClasses that something else makes, by what their volumes may hold. */
  readonly pinnedStorage: PinnedStorage;
  /** What carries the policies of calls out. */
  readonly resilience: ResilienceEngine;
  /** What encrypts traffic between nodes; `undefined` where that is not known. */
  readonly nodeEncryption: NodeEncryption | undefined;
  /** `undefined` where who built the cluster sees to it. */
  readonly k3sVersion: string | undefined;
  /** `machines` with the ports that are open to the world on them. */
  openedMachines(openings: readonly Opening[]): readonly MachineNode[];
  findings(openings: readonly Opening[]): readonly Finding[];
  data(openings: readonly Opening[]): DataDeclaration;
  /** Once everything is declared, and only where nothing is wrong. */
  build(scope: Construct, openings: readonly Opening[]): void;
}
