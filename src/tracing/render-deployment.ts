import { Size } from 'cdk8s';
import { collectorContainer } from '../collector';
import { type PodSpec, renderPodTemplate } from '../pod';
import { tracingCpu } from './defaults';
import type { TracingSpec } from './spec';

const FOLDER = '/etc/otel';

/** The `spec` of the Deployment of collectors. @param config the name of their ConfigMap */
export function renderTracing(
  spec: TracingSpec,
  config: string,
  pod: Pick<PodSpec, 'annotations' | 'hostAliases'>,
): object {
  const labels = { 'app.kubernetes.io/name': config };
  const { request, limit } = tracingCpu;
  const { memory, replicas, placement } = spec;
  return {
    replicas,
    revisionHistoryLimit: 3,
    selector: { matchLabels: labels },
    // By tail two at once would each see a part of a trace.
    strategy: replicas === 1 ? { type: 'Recreate' } : { type: 'RollingUpdate' },
    template: renderPodTemplate({
      selector: labels,
      ...pod,
      placement,
      spread: replicas > 1,
      containers: [
        {
          name: config,
          ...collectorContainer(FOLDER),
          resources: { requests: { cpu: request, memory }, limits: { cpu: limit, memory } },
          mounts: [
            { volume: 'config', path: FOLDER, readOnly: true },
            { volume: 'temporary', path: '/tmp' },
          ],
        },
      ],
      volumes: [
        { kind: 'configMap', name: 'config', configMap: config },
        { kind: 'empty', name: 'temporary', sizeLimit: Size.mebibytes(16) },
      ],
    }),
  };
}
