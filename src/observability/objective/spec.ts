import { type Findings, kubernetesName, number, type Shape, shown } from '../../kernel';
import type { Objective } from '../alerts';
import type { ObjectiveProps } from './props';

const lowest = 50;
const highest = 99.999;

export const objectiveShape: Shape<ObjectiveProps> = { availability: number(99.9, 'NAUST-OBS-008') };

export function resolveObjectives(
  findings: Findings,
  props: Readonly<Record<string, ObjectiveProps>>,
): readonly Objective[] {
  return Object.entries(props).map(([service, { availability }]) => {
    findings.check('the callee of an objective', service, kubernetesName);
    // What cannot be promised is stood in for: the rest is checked too, and nothing is written.
    return { service, availability: checkAvailability(findings, service, availability) };
  });
}

function checkAvailability(findings: Findings, service: string, availability: number): number {
  if (availability >= lowest && availability <= highest) return availability;
  findings.add({
    code: 'NAUST-OBS-008',
    what: `promises of "${service}" what no alert can be made of`,
    got: `availability of ${shown(availability)} %`,
    allowed: `${lowest} to ${highest}: what is left of 100 is what may fail`,
    fix: 'promise what its users notice, such as availability: 99.9',
  });
  return highest;
}
