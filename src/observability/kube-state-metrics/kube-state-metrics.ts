import { Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest } from '../../kernel';
import { PodTraffic } from '../../network';
import { HeadlessService } from '../kubernetes';
import { allowToApiServer, ApiAccess } from '../../kubernetes-api';
import { ports } from '../ports';
import { renderKubeStateMetrics } from './render-deployment';
import type { KubeStateMetricsSpec } from './spec';
import { kubeStateMetricsAccess } from './watched';

/** Tells what the Kubernetes API knows of Deployments, pods and volumes as metrics. It sees no Secret. */
export class KubeStateMetrics extends Construct {
  readonly traffic: PodTraffic;

  constructor(scope: Construct, spec: KubeStateMetricsSpec) {
    super(scope, spec.name);
    const { name } = spec;
    const labels = { 'app.kubernetes.io/name': name };
    new ApiAccess(this, 'access', { name, rules: kubeStateMetricsAccess });
    new HeadlessService(this, 'service', { name, labels, ports: { http: ports.kubeStateMetrics } });
    new Manifest(this, 'deployment', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name },
      spec: Lazy.any({ produce: () => renderKubeStateMetrics(spec) }),
    });
    this.traffic = new PodTraffic(this, 'traffic', { name, labels });
    allowToApiServer(this.traffic, spec.reach.apiServers);
  }
}
