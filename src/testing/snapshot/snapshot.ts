import { Chart } from 'cdk8s';
import { stringify } from 'yaml';
import type { KubernetesObject } from '../../emit';
import { type Stack } from '../synthesis';
import { Template } from '../template';
import { TemplateChart } from '../template-chart';
import { withoutDefaults } from './defaults';
import { withoutHashes } from './hashes';
import type { SnapshotOptions } from './options';

/**
 * The objects of a chart, or of all charts of a template, as text for a snapshot: YAML in the order they are applied,
 * below the path of the chart.
 * @throws ProblemsError when something is wrong with the stack
 */
export function snapshotOf(source: Template | TemplateChart | Stack, options: SnapshotOptions = {}): string {
  if (source instanceof TemplateChart) return chartText(source, options);
  const template = source instanceof Template ? source : Template.of(source);
  return template
    .charts()
    .map((chart) => chartText(chart, options))
    .join('\n');
}

/** Whether `snapshotOf` knows what to make of it. */
export function hasSnapshot(value: unknown): value is Template | TemplateChart | Chart {
  return value instanceof Template || value instanceof TemplateChart || Chart.isChart(value);
}

function chartText({ path, objects }: TemplateChart, { collapse = [] }: SnapshotOptions): string {
  const hashed = collapse.includes('hashes') ? withoutHashes(objects) : objects;
  const shortened = collapse.includes('defaults') ? hashed.map(withoutDefaults) : hashed;
  const note = collapse.includes('defaults') ? ', without the defaults of naust' : '';
  return `# ${path}${note}\n${shortened.map(yamlOf).join('---\n')}`;
}

function yamlOf(object: KubernetesObject): string {
  return stringify(object, { lineWidth: 0, aliasDuplicateObjects: false });
}
