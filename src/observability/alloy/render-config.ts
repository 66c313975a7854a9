import { logLabels } from '../log-labels';
import { ports } from '../ports';
import { askedOf, hostOf } from '../surroundings';
import { attribute, type Block, block, component, redactionStages, reference } from '../../alloy';
import { renderRoutes, type RouteFigures } from './render-routes';
import type { AlloyModel, AlloySpec } from './spec';

/** @see https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.kubernetes/ */
export function renderAlloyConfig(spec: AlloySpec, figures: RouteFigures): readonly Block[] {
  const { scheme = 'http', tls_config } = askedOf('loki', spec);
  const url = `${scheme}://${hostOf('loki', spec.namespace)}:${ports.loki}/loki/api/v1/push`;
  const tls = tls_config
    ? [
        block(
          'tls_config',
          Object.entries(tls_config).map(([name, value]: [string, string]) => attribute(name, value)),
        ),
      ]
    : [];
  const counted = figures.gateways.length > 0;
  return [
    component('discovery.kubernetes', 'pods', [attribute('role', 'pod')]),
    component('discovery.relabel', 'pods', [
      attribute('targets', reference('discovery', 'kubernetes', 'pods', 'targets')),
      ...Object.entries(logLabels).map(([label, source]) => copy(source, label)),
    ]),
    component('loki.source.kubernetes', 'pods', [
      attribute('targets', reference('discovery', 'relabel', 'pods', 'output')),
      attribute('forward_to', [
        reference('loki', 'process', 'redact', 'receiver'),
        ...(counted ? [reference('loki', 'process', 'routes', 'receiver')] : []),
      ]),
    ]),
    redacted(spec),
    ...(counted ? [renderRoutes(figures)] : []),
    component('loki.write', 'loki', [block('endpoint', [attribute('url', url), ...tls])]),
  ];
}

/** Takes out of each line what is not to be kept, before it goes to Loki. */
export function redacted({ redact }: Pick<AlloyModel, 'redact'>): Block {
  return component('loki.process', 'redact', [
    attribute('forward_to', [reference('loki', 'write', 'loki', 'receiver')]),
    ...redactionStages(redact),
  ]);
}

function copy(source: string, label: string): Block {
  return block('rule', [attribute('source_labels', [source]), attribute('target_label', label)]);
}
