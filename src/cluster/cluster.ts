import { Construct } from 'constructs';
import { addCheck, type Finding, Findings, uniqueId } from '../kernel';
import { letOutByName } from '../network';
import type { Platform } from '../platform';
import { pinsBelow } from '../pin';
import { country, declareData, type Residency } from '../residency';
import type { ResilienceEngine } from '../resilience';
import { ExistingCluster } from './existing/existing-cluster';
import type { ExistingClusterProps } from './existing/props';
import { MadeCluster } from './made-cluster';
import type { ClusterModel, ServiceRange } from './model';
import { Namespace, type NamespaceProps } from './namespace';
import type { ClusterNode, MachineNode } from './node';
import type { Opening } from './opening';
import type { Plan } from './plan';
import { Pool } from './pool';
import type { ClusterProps, NodeEncryption } from './props';

/**
 * A k3s cluster: its machines, wherever their providers stand, and what is to run on them. Nodes meet over WireGuard.
 *
 * Terraform makes the machines; hosts that exist are joined by hand with the files in `naust.out/<platform>/hosts/`.
 */
export class Cluster<N extends string = string, P extends Plan = Plan> extends Construct {
  /** The cluster a construct is in, if any. */
  static find(construct: Construct): Cluster | undefined {
    return construct.node.scopes.find((scope) => scope instanceof Cluster);
  }

  /**
   * A Kubernetes that something else built, so that everything is checked that is to run on it. Its nodes are told apart
   * by labels, which the README in `naust.out/<platform>/clusters/` sets.
   */
  static existing<N extends string>(
    platform: Platform,
    id: string,
    props: ExistingClusterProps<N>,
  ): Cluster<N, never> {
    return new Cluster<N, never>(platform, id, new Existing(props) as never);
  }

  /** As it was given: part of the names of its machines. */
  readonly name: string;
  /** By the names given in `props.pools`, for what is to be held to one of them. */
  readonly pools: Readonly<Record<N, Pool>>;
  /** The policy of its platform. */
  readonly residency: Residency;
  private readonly model: ClusterModel;
  private readonly openings: Opening[] = [];

  constructor(platform: Platform, id: string, given: ClusterProps<P, N>) {
    super(platform, uniqueId(platform, id));
    const mistakes = new Findings();
    this.name = String(id);
    this.residency = platform.residency;
    this.model =
      given instanceof Existing
        ? new ExistingCluster(platform.name, this.name, given.props, mistakes)
        : new MadeCluster(platform, this.name, given as ClusterProps<Plan, string>, mistakes);
    this.pools = poolsOf(this.model) as Readonly<Record<N, Pool>>;
    pinsBelow(this, {
      regions: [...new Set(this.nodes.map((node) => country(node.place.country).region))],
      storageClasses: (holds) => this.model.pinnedStorage[holds] ?? [],
    });
    const findings = (): readonly Finding[] => [...mistakes.all, ...this.model.findings(this.openings)];
    addCheck(this, findings);
    if (this.model.letsOutByName) letOutByName(this, { kind: 'cilium' });
    declareData(this, () => this.model.data(this.openings));
    platform.beforeSynth(() => {
      if (findings().length === 0) this.model.build(this, this.openings);
    });
  }

  /** Its machines, servers first. */
  get nodes(): readonly ClusterNode[] {
    return this.model.nodes;
  }

  /** Those of its nodes that naust tells how to join; none where something else built the cluster. */
  get machines(): readonly MachineNode[] {
    return this.model.machines;
  }

  /** The same with the ports that are open to the world on them, as they are written out. @internal */
  get openedMachines(): readonly MachineNode[] {
    return this.model.openedMachines(this.openings);
  }

  /** Those that take workloads. */
  get openNodes(): readonly ClusterNode[] {
    return this.nodes.filter((node) => node.taints.length === 0);
  }

  /** Whether its nodes stand at several sites, so that they reach each other on public addresses alone. */
  get acrossSites(): boolean {
    return this.model.acrossSites;
  }

  /** The private networks of its sites, and of its pods: where traffic comes from that never left it. */
  get privateNetworks(): readonly string[] {
    return this.model.privateNetworks;
  }

  /** The release of k3s that its nodes are to have; `undefined` where something else built the cluster. */
  get k3sVersion(): string | undefined {
    return this.model.k3sVersion;
  }

  /** What encrypts traffic between its nodes; `undefined` where that is not known. @internal */
  get nodeEncryption(): NodeEncryption | undefined {
    return this.model.nodeEncryption;
  }

  /** Of its Services; `undefined` where who built the cluster knows. @internal */
  get serviceRange(): ServiceRange | undefined {
    return this.model.serviceRange;
  }

  /** What carries the policies of its calls out. @internal */
  get resilience(): ResilienceEngine {
    return this.model.resilience;
  }

  /** A namespace, in a file of its own. `NAUST-VAL-005`, `NAUST-PLT-001` */
  namespace(name: string, props: NamespaceProps = {}): Namespace {
    return new Namespace(this, name, props);
  }

  /**
   * Opens a way in from the world; the firewalls of the machines it leads to open exactly that. `NAUST-CLU-011`
   * @internal
   */
  open(opening: Opening): void {
    this.openings.push(opening);
  }
}

/** How `Cluster.existing` tells the constructor which of the two it is. */
class Existing {
  constructor(readonly props: ExistingClusterProps<string>) {}
}

function poolsOf({ pools, nodes }: ClusterModel): Record<string, Pool> {
  return Object.fromEntries(
    pools.map(({ name, singleNode }) => [
      name,
      Pool.of(
        name,
        nodes.filter((node) => node.pool === name),
        singleNode,
      ),
    ]),
  );
}
