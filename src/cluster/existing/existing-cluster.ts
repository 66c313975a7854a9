import type { Construct } from 'constructs';
import { conform, type Finding, type Findings } from '../../kernel';
import { type DataDeclaration, distinctPlaces } from '../../residency';
import { handOver } from '../hand-over/hand-over';
import { renderStepsOnExisting } from '../hand-over/render-steps';
import { ResilienceEngine } from '../../resilience';
import type { ClusterModel } from '../model';
import type { ClusterNode } from '../node';
import type { Opening } from '../opening';
import type { NodeEncryption, PinnedStorage } from '../props';
import { pinnedStorageFindings } from '../rules';
import type { ExistingClusterProps } from './props';
import { existingFindings, knowsNames } from './rules';
import { existingShape } from './shape';
import { type ExistingSpec, resolveExisting } from './spec';

const ENCRYPTION = { wireguard: 'WireGuard', ipsec: 'IPsec' } as const;

/** A cluster that something else built: it is described, and nothing of it is made. */
export class ExistingCluster implements ClusterModel {
  readonly machines = [];
  readonly acrossSites = false;
  readonly k3sVersion = undefined;
  readonly nodeEncryption: NodeEncryption | undefined;
  readonly serviceRange = undefined;
  readonly pinnedStorage: PinnedStorage;
  readonly resilience: ResilienceEngine;
  readonly letsOutByName: boolean;
  private readonly spec: ExistingSpec;

  constructor(
    private readonly platform: string,
    private readonly name: string,
    props: ExistingClusterProps<string>,
    mistakes: Findings,
  ) {
    const sound = conform(mistakes, props, existingShape);
    this.nodeEncryption = sound.nodeEncryption;
    this.pinnedStorage = sound.pinnedStorage ?? {};
    this.resilience = sound.resilience ?? ResilienceEngine.envoy();
    this.spec = resolveExisting(sound);
    this.letsOutByName = knowsNames(sound.cni);
  }

  openedMachines(): readonly [] {
    return [];
  }

  get nodes(): readonly ClusterNode[] {
    return this.spec.nodes;
  }

  get pools(): ClusterModel['pools'] {
    return this.spec.pools;
  }

  get privateNetworks(): readonly string[] {
    return [...new Set([...this.spec.nodeNetworks, this.spec.podNetwork])];
  }

  findings(openings: readonly Opening[]): readonly Finding[] {
    return [...existingFindings(this.spec, openings), ...pinnedStorageFindings(this)];
  }

  data(): DataDeclaration {
    const { nodes, pools, controlPlane } = this.spec;
    return {
      holdings: [
        ...pools.flatMap(({ name }) =>
          distinctPlaces(nodes.filter(({ pool }) => pool === name).map((node) => node.place)).map(
            (place) => ({
              what: `the nodes of pool "${name}"`,
              store: 'node disk' as const,
              data: 'other' as const,
              contents: 'the system, images, and logs and temporary files of the pods there',
              place,
              purpose: 'running the pods',
              retention: 'the pod is deleted, or its log is rotated',
            }),
          ),
        ),
        {
          what: 'etcd',
          store: 'etcd',
          data: 'secrets',
          contents: 'every object of the cluster, Secrets among them',
          place: controlPlane,
          purpose: 'running the cluster',
          retention: 'the object is deleted',
        },
      ],
      measures: this.nodeEncryption
        ? [`${ENCRYPTION[this.nodeEncryption]} between its nodes, as the stack says of it`]
        : [],
      open: [
        this.nodeEncryption
          ? 'Whether Secrets at rest are encrypted: something else built the cluster'
          : 'Whether traffic between nodes, and Secrets at rest, are encrypted: something else built the cluster',
      ],
    };
  }

  build(scope: Construct): void {
    const { name: cluster, platform } = this;
    const of = { platform, cluster };
    handOver(scope, of, (contents) => renderStepsOnExisting({ ...of, ...contents }, this.nodes));
  }
}
