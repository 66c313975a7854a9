import type { Finding } from '../../kernel';
import { endedWhileStarting } from './ended-while-starting';
import { givenUpWhileStarting } from './given-up-while-starting';
import { image } from './image';
import { initProbes } from './init-probes';
import { limits, sidecarLimits } from './limits';
import { literalSecret } from './literal-secret';
import { allContainers, podOf } from './pod-object';
import { portClashes } from './port-clash';
import { quantities } from './quantities';
import { requests } from './requests';
import type { ContainerRule } from './resources';
import { volumeNames } from './volumes';

const ruleOfEachContainer: readonly ContainerRule[] = [
  image,
  limits,
  sidecarLimits,
  requests,
  quantities,
  literalSecret,
  initProbes,
  endedWhileStarting,
];

/** What is wrong with the pod that a resolved Kubernetes object carries, whoever made it; nothing where it has none. */
export function podFindings(object: unknown): readonly Finding[] {
  const pod = podOf(object);
  if (pod === undefined) return [];
  const ofContainers = allContainers(pod).flatMap((c) => ruleOfEachContainer.flatMap((rule) => rule(c)));
  return [
    ...ofContainers,
    ...portClashes(pod),
    ...volumeNames(object, pod),
    ...givenUpWhileStarting(object, pod),
  ];
}

export { configSize } from './config-size';
export { fieldsOf, listOf, podFieldsOf, withPodFields } from './pod-object';
