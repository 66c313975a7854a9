import type { IConstruct } from 'constructs';
import { unique } from '../kernel';
import { declaredProblems } from './declared-problems';
import type { Emission } from './emission';
import { hasErrors } from './has-errors';
import { type Environment, hiddenInputs } from './hidden-inputs';
import type { ImageLock } from './pinned-images';
import { resolvedObjects } from './resolved-objects';

/** What comes out of a cdk8s tree without a platform: Kubernetes objects, whose files cdk8s names. */
export function plainEmission(
  root: IConstruct,
  environment: Environment = process.env,
  lock?: ImageLock,
): Emission {
  const constructs = root.node.findAll();
  const { charts, problems, failures } = resolvedObjects(constructs, lock);
  const found = [...hiddenInputs(environment), ...declaredProblems(constructs), ...problems];
  return {
    problems: unique(hasErrors(found) ? found : [...found, ...failures]),
    objects: charts.flatMap(({ objects }) => objects),
    hostImages: [],
    charts,
    files: [],
  };
}
