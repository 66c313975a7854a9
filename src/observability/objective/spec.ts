import { type Findings, kubernetesName, number, type Shape } from '../../kernel';
import type { CallObjective } from '../alerts';
import type { ObjectiveProps } from './props';
import { checkShare } from './share';

export const objectiveShape: Shape<ObjectiveProps> = { availability: number(99.9, 'NAUST-OBS-008') };

export function resolveObjectives(
  findings: Findings,
  props: Readonly<Record<string, ObjectiveProps>>,
): readonly CallObjective[] {
  return Object.entries(props).map(([service, { availability }]) => {
    findings.check('the callee of an objective', service, kubernetesName);
    // What cannot be promised is stood in for: the rest is checked too, and nothing is written.
    return { service, availability: checkShare(findings, `"${service}"`, 'availability', availability) };
  });
}
