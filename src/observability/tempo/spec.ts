import { Size } from 'cdk8s';
import { type Findings, withDefaults } from '../../kernel';
import { images } from '../images';
import { checkRetention, checkSize } from '../rules';
import type { Surroundings } from '../surroundings';
import { tempoDefaults } from './defaults';
import type { TempoProps } from './props';

export interface TempoSpec extends Surroundings {
  readonly name: 'tempo';
  readonly image: string;
  readonly volume: Size;
  /** In a day, as they are kept. */
  readonly tracesPerPod: Size;
  readonly memory: Size;
}

export function resolveTempo(props: TempoProps, around: Surroundings, findings: Findings): TempoSpec {
  const { volume, tracesPerPod, memory } = withDefaults(props, tempoDefaults);
  checkSize(findings, 'tempo.volume', volume, Size.gibibytes(1));
  checkSize(findings, 'tempo.tracesPerPod', tracesPerPod, Size.mebibytes(1));
  checkSize(findings, 'tempo.memory', memory, Size.mebibytes(512));
  const retentionDays =
    props.retention === undefined
      ? around.retentionDays
      : checkRetention(findings, props.retention, 'tempo.retention');
  return { ...around, retentionDays, name: 'tempo', image: images.tempo, volume, tracesPerPod, memory };
}
