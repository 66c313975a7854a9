import { Size } from 'cdk8s';
import { type Findings, withDefaults } from '../../kernel';
import { images } from '../images';
import { checkSize } from '../rules';
import type { Surroundings } from '../surroundings';
import { alloyDefaults, alloyVolume } from './defaults';
import type { AlloyProps } from './props';
import type { RedactedKind } from '../../alloy';

export interface AlloySpec extends Surroundings {
  readonly name: 'alloy';
  readonly image: string;
  readonly volume: Size;
  readonly memory: Size;
  readonly redact: readonly RedactedKind[];
}

export function resolveAlloy(props: AlloyProps, around: Surroundings, findings: Findings): AlloySpec {
  const { memory, redact } = withDefaults(props, alloyDefaults);
  checkSize(findings, 'alloy.memory', memory, Size.mebibytes(256));
  return { ...around, name: 'alloy', image: images.alloy, volume: alloyVolume, memory, redact };
}
