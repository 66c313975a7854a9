import { Duration } from 'cdk8s';
import { type PodSpec, renderPodTemplate } from '../../pod';
import { httpCheck } from '../kubernetes';
import { ports } from '../ports';
import { resources } from '../resources';
import { blackboxCpu, blackboxMemory } from './defaults';
import type { BlackboxSpec } from './spec';

const configFolder = '/etc/blackbox';

export function renderBlackbox(spec: BlackboxSpec, annotations: Readonly<Record<string, string>>): object {
  const pod = renderPod(spec, annotations);
  return { replicas: 1, selector: { matchLabels: pod.selector }, template: renderPodTemplate(pod) };
}

function renderPod(spec: BlackboxSpec, annotations: Readonly<Record<string, string>>): PodSpec {
  const port = ports.blackbox;
  const check = httpCheck('/-/healthy', port);
  return {
    selector: { 'app.kubernetes.io/name': spec.name },
    annotations,
    placement: spec.placement,
    containers: [
      {
        name: spec.name,
        image: spec.image,
        args: [`--config.file=${configFolder}/blackbox.yml`],
        ports: [{ name: 'http', port }],
        resources: resources(blackboxCpu, blackboxMemory),
        readiness: { check, period: Duration.seconds(10), timeout: Duration.seconds(3) },
        liveness: { check, period: Duration.seconds(30), timeout: Duration.seconds(5), failureThreshold: 4 },
        mounts: [{ volume: 'config', path: configFolder, readOnly: true }],
      },
    ],
    volumes: [{ kind: 'configMap', name: 'config', configMap: spec.name }],
  };
}
