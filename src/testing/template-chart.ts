import type { Chart } from 'cdk8s';
import type { KubernetesObject, ResolvedChart } from '../emit';
import { pathOf } from '../kernel';

/** What one chart of a template comes to: one file, and one snapshot. */
export class TemplateChart {
  /** The construct's path, platform first: `shop-prod/nordic/shop`. */
  readonly path: string;
  /** In the order they are applied. */
  readonly objects: readonly KubernetesObject[];
  /** @internal */
  readonly chart: Chart;

  /** @internal */
  constructor({ chart, objects }: ResolvedChart) {
    this.path = pathOf(chart);
    this.objects = objects;
    this.chart = chart;
  }
}
