import { Chart } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { Cluster } from '../../cluster';
import { Manifest, uniqueId } from '../../kernel';
import { platformName } from '../../platform';
import type { Priority } from './priority';
import data from './priority-classes.json';

interface Classes {
  readonly chart: Chart;
  readonly made: Set<Priority>;
}

const classes = new WeakMap<IConstruct, Classes>();

/** Makes the class of a priority where nothing in the cluster has; outside of clusters a tree is taken for one. */
export function placePriorityClass(construct: Construct, priority: Priority): void {
  if (priority === 'normal') return;
  const home = Cluster.find(construct) ?? (construct.node.root as Construct);
  const { chart, made } = classes.get(home) ?? begin(home);
  if (made.has(priority)) return;
  made.add(priority);
  const { name, value, preemptionPolicy, description } = data[priority];
  new Manifest(chart, priority, {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name },
    value,
    preemptionPolicy,
    description,
  });
}

function begin(home: Construct): Classes {
  const chart = new Chart(home, uniqueId(home, 'priorities'), {
    labels: { 'app.kubernetes.io/managed-by': 'naust', 'app.kubernetes.io/part-of': platformName(home) },
  });
  const begun = { chart, made: new Set<Priority>() };
  classes.set(home, begun);
  return begun;
}
