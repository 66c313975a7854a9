import { Size } from 'cdk8s';
import { type Findings, withDefaults } from '../../kernel';
import { images } from '../images';
import { checkSize } from '../rules';
import type { Surroundings } from '../surroundings';
import { lokiDefaults } from './defaults';
import type { LokiProps } from './props';

export interface LokiSpec extends Surroundings {
  readonly name: 'loki';
  readonly image: string;
  readonly volume: Size;
  readonly memory: Size;
}

export function resolveLoki(props: LokiProps, around: Surroundings, findings: Findings): LokiSpec {
  const { volume, memory } = withDefaults(props, lokiDefaults);
  checkSize(findings, 'loki.volume', volume, Size.gibibytes(1));
  checkSize(findings, 'loki.memory', memory, Size.mebibytes(512));
  return { ...around, name: 'loki', image: images.loki, volume, memory };
}
