import type { Placement } from '../pod';
import { country, type Place } from '../residency';
import type { ClusterNode } from './node';

/** The nodes of one pool, for what is to run on them. */
export class Pool {
  /** @internal */
  static of(name: string, nodes: readonly ClusterNode[], singleNode: boolean): Pool {
    return new Pool(name, nodes, singleNode);
  }

  private constructor(
    /** As in the `pools` of its cluster. */
    readonly name: string,
    readonly nodes: readonly ClusterNode[],
    /** Its loss is reported, not refused. */
    readonly singleNode: boolean,
  ) {}

  /** Where its nodes stand, one for each. */
  get places(): readonly Place[] {
    return this.nodes.map((node) => node.place);
  }

  /** The values of `topology.kubernetes.io/region` of its nodes. */
  get regions(): readonly string[] {
    return [...new Set(this.places.map((place) => country(place.country).region))];
  }

  /**
   * Holds a pod to this pool, and by that to its regions.
   * @internal
   */
  get placement(): Placement {
    return { pool: this.name, regions: this.regions };
  }
}
