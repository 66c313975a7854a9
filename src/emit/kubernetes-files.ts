import { pathOf } from '../kernel';
import type { Platform } from '../platform';
import type { OutputFile } from './output-file';
import type { ResolvedChart } from './resolved-objects';
import { Scalars } from './yaml/scalars';
import { yamlStream } from './yaml/stream';

/** A file a chart, in the place the chart has in the tree; a chart without objects has none. */
export function kubernetesFiles(platform: Platform, charts: readonly ResolvedChart[]): readonly OutputFile[] {
  const scalars = new Scalars();
  return charts
    .filter(({ objects }) => objects.length > 0)
    .map(({ chart, objects }) => ({
      root: 'dist',
      path: `${platform.name}/${chart.node.path}.k8s.yaml`,
      content: yamlStream(objects, scalars),
      executable: false,
      from: pathOf(chart),
    }));
}
