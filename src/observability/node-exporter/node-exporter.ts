import { Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest } from '../../kernel';
import { PodTraffic } from '../../network';
import { HeadlessService } from '../kubernetes';
import { ports } from '../ports';
import { renderNodeExporter } from './render-daemon-set';
import { nodeExporterSpec as spec } from './spec';

/**
 * Measures each node: processors, memory, disks, pressure; and beside that its connections and ports. On the pod network,
 * because a node's own address is not reached from another site. It keeps nothing.
 */
export class NodeExporter extends Construct {
  readonly traffic: PodTraffic;

  constructor(scope: Construct) {
    super(scope, spec.name);
    const { name } = spec;
    const labels = { 'app.kubernetes.io/name': name };
    new HeadlessService(this, 'service', {
      name,
      labels,
      ports: { http: ports.nodeExporter, network: ports.nodeNetwork },
    });
    new Manifest(this, 'daemon-set', {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name },
      spec: Lazy.any({ produce: () => renderNodeExporter(spec) }),
    });
    this.traffic = new PodTraffic(this, 'traffic', { name, labels });
  }
}
