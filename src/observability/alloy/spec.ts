import { Size } from 'cdk8s';
import { type Findings, withDefaults } from '../../kernel';
import { images } from '../images';
import { checkSize } from '../rules';
import type { Shared, Surroundings } from '../surroundings';
import { alloyDefaults, alloyVolume } from './defaults';
import type { AlloyProps } from './props';
import type { RedactedKind } from '../../alloy';

export interface AlloyModel extends Shared {
  readonly name: 'alloy';
  readonly image: string;
  readonly volume: Size;
  readonly memory: Size;
  readonly redact: readonly RedactedKind[];
}

export type AlloySpec = AlloyModel & Surroundings;

export function resolveAlloy<A extends Shared>(
  props: AlloyProps,
  around: A,
  findings: Findings,
): AlloyModel & A {
  const { memory, redact } = withDefaults(props, alloyDefaults);
  checkSize(findings, 'alloy.memory', memory, Size.mebibytes(256));
  return { ...around, name: 'alloy', image: images.alloy, volume: alloyVolume, memory, redact };
}
