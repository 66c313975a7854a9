import { Chart } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { addCheck, Manifest, uniqueId } from '../../kernel';
import { renderPlans } from './render-plans';

/** A `Cluster`, as far as it is looked at here. */
export interface UpgradedCluster extends Construct {
  /** The cluster's. */
  readonly name: string;
  /** What its nodes are brought to. */
  readonly k3sVersion: string | undefined;
}

const declared = new WeakSet<IConstruct>();

/** Whether a cluster is upgraded by what is installed for it. */
export function hasUpgrades(cluster: IConstruct): boolean {
  return declared.has(cluster);
}

/**
 * Brings every node of a cluster to its `k3sVersion`, without replacing a machine: the servers one by one, then the
 * agents one by one. The system-upgrade-controller carries it out, which is installed once, by the command in the
 * README of the cluster. Apply this before Terraform makes machines with a later release: a node may not be newer than
 * the API. `NAUST-CLU-020`
 * @see https://docs.k3s.io/upgrades/automated
 */
export class K3sUpgrades extends Chart {
  constructor(cluster: UpgradedCluster, id: string) {
    super(cluster, uniqueId(cluster, id));
    declared.add(cluster);
    const { k3sVersion } = cluster;
    if (k3sVersion !== undefined) {
      for (const plan of renderPlans(k3sVersion)) new Manifest(this, plan.metadata.name, plan);
    }
    addCheck(this, () =>
      k3sVersion !== undefined
        ? []
        : [
            {
              code: 'NAUST-CLU-020',
              what: 'upgrades k3s in a cluster that something else built',
              got: `cluster "${cluster.name}"`,
              allowed: 'a cluster of machines that naust describes',
              fix: 'leave it out: who built the cluster upgrades it',
            },
          ],
    );
  }
}
