import { Findings, image as imageGrammar } from '../../kernel';
import type { ContainerRule } from './resources';

/** The same name must mean the same bytes tomorrow. */
export const image: ContainerRule = (container) => {
  const findings = new Findings();
  findings.check(`the image of ${container.called}`, container.fields['image'] as string, imageGrammar);
  return findings.all;
};
