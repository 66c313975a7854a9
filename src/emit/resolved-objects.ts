import type { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { type Problem, problemAt } from '../kernel';
import type { KubernetesObject } from './kubernetes-object';
import { messageOf } from './message';
import { repeatedObjects, type SourcedObject } from './object-names';
import { orderedCharts } from './object-order';
import { objectRules } from './object-rules';
import { type ImageLock, pinnedImages, unlockedImages } from './pinned-images';
import { unpinned } from './unpinned';

export interface ResolvedChart {
  readonly chart: Chart;
  readonly objects: readonly KubernetesObject[];
}

export interface ResolvedObjects {
  readonly charts: readonly ResolvedChart[];
  /** What the checks on the objects found, and the order of them. */
  readonly problems: readonly Problem[];
  /** Objects that could not be resolved or are not pinned: a consequence where something else is wrong already. */
  readonly failures: readonly Problem[];
}

/** Of the constructs of one tree, in its order. @param lock what each image is; without one they stay as they are named */
export function resolvedObjects(constructs: readonly IConstruct[], lock?: ImageLock): ResolvedObjects {
  const ordered = orderedCharts(constructs);
  const problems: Problem[] = [...ordered.problems];
  const failures: Problem[] = [];
  const sourced: SourcedObject[] = [];
  const charts = ordered.charts.map(({ chart, objects }) => ({
    chart,
    objects: objects.flatMap((apiObject) => {
      try {
        const named = apiObject.toJson() as KubernetesObject;
        const object = lock ? pinnedImages(named, lock) : named;
        const findings = objectRules.flatMap((rule) => rule(object));
        if (lock) findings.push(...unlockedImages(named, lock));
        problems.push(...findings.map((finding) => problemAt(apiObject, finding)));
        failures.push(...unpinned(apiObject, object).map((finding) => problemAt(apiObject, finding)));
        sourced.push({ source: apiObject, object });
        return [object];
      } catch (error) {
        failures.push(
          problemAt(apiObject, {
            code: 'NAUST-OUT-004',
            what: 'cannot be rendered',
            got: messageOf(error),
            allowed: 'values that resolve',
            fix: 'change what the message names',
          }),
        );
        return [];
      }
    }),
  }));
  problems.push(...repeatedObjects(sourced));
  return { charts, problems, failures };
}
