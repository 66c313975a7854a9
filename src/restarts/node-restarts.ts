import { Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { Cluster, Namespace } from '../cluster';
import { addCheck, type Finding, Manifest, pathOf, uniqueId } from '../kernel';
import { allowToApiServer, ApiAccess, apiServersOf } from '../kubernetes-api';
import { PodTraffic } from '../network';
import type { NodeRestartsProps } from './props';
import { kured, kuredLockRules, kuredRules, renderKured } from './render-kured';
import { type NodeRestartsSpec, resolveNodeRestarts } from './spec';

/**
 * Restarts the nodes of a cluster that ask for it after security upgrades, one at a time: the pods of a node leave it, it
 * restarts, takes pods again, and only then comes the next. kured does it, one pod a node, in the namespace `kured`. A node
 * asks with the file `/var/run/reboot-required`, as Ubuntu and Debian do after unattended-upgrades, which every machine that
 * naust describes has. Without this construct such a node waits for a person.
 *
 * What those pods hold: root without capabilities, the processes of the host in sight, `/run` to read. That is no less than
 * the node itself, so their namespace is theirs alone, and nothing reaches into it.
 * @see https://kured.dev/docs/
 */
export class NodeRestarts extends Construct {
  constructor(scope: Construct, id: string, props: NodeRestartsProps = {}) {
    super(scope, uniqueId(scope, id));
    const cluster = Cluster.find(this);
    if (!cluster) {
      addCheck(this, () => [outsideCluster]);
      return;
    }
    const { spec, findings } = resolveNodeRestarts(props);
    addCheck(this, () => [...findings, ...this.besides(cluster)]);
    this.build(spec, cluster);
  }

  private besides(cluster: Cluster): readonly Finding[] {
    const first = cluster.node.findAll().find((other) => other instanceof NodeRestarts);
    return first === undefined || first === this ? [] : [secondOf(pathOf(first))];
  }

  private build(spec: NodeRestartsSpec, cluster: Cluster): void {
    const namespace = new Namespace(this, kured, { podSecurity: 'privileged' });
    new ApiAccess(namespace, 'access', { name: kured, rules: kuredRules, ownNamespace: kuredLockRules });
    new Manifest(namespace, 'daemon-set', {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: kured },
      spec: Lazy.any({ produce: () => renderKured(spec) }),
    });
    const labels = { 'app.kubernetes.io/name': kured };
    allowToApiServer(new PodTraffic(namespace, 'traffic', { name: kured, labels }), apiServersOf(cluster));
  }
}

const outsideCluster: Finding = {
  code: 'NAUST-RST-001',
  what: 'is in no cluster, so there are no nodes to restart',
  got: 'a scope outside a Cluster',
  allowed: 'a Cluster, or anything in one',
  fix: "write new NodeRestarts(cluster, 'restarts', ...)",
};

function secondOf(first: string): Finding {
  return {
    code: 'NAUST-RST-002',
    what: 'is the second of its cluster, and the two would not wait for each other',
    got: `another at ${first}`,
    allowed: 'one in a cluster',
    fix: 'take one of them away',
  };
}
