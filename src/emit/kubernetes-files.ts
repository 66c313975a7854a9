import { Yaml } from 'cdk8s';
import { pathOf, YamlWriter } from '../kernel';
import type { Platform } from '../platform';
import type { OutputFile } from './output-file';
import type { ResolvedChart } from './resolved-objects';

/** A file a chart, in the place the chart has in the tree; a chart without objects has none. */
export function kubernetesFiles(platform: Platform, charts: readonly ResolvedChart[]): readonly OutputFile[] {
  const yaml = new YamlWriter((object) => Yaml.stringify(object));
  return charts
    .filter(({ objects }) => objects.length > 0)
    .map(({ chart, objects }) => ({
      root: 'dist',
      path: `${platform.name}/${chart.node.path}.k8s.yaml`,
      content: objects.map((object) => yaml.document(object)).join('---\n'),
      executable: false,
      from: pathOf(chart),
    }));
}
