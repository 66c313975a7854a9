import { Size } from 'cdk8s';
import { type Findings, withDefaults } from '../../kernel';
import { images } from '../images';
import { checkSize } from '../rules';
import type { Surroundings } from '../surroundings';
import { lokiDefaults } from './defaults';
import type { LokiProps } from './props';
import { resolveStreamRetention, type StreamRetention } from './stream-retention';

export interface LokiSpec extends Surroundings {
  readonly name: 'loki';
  readonly image: string;
  readonly volume: Size;
  /** In a day. */
  readonly logsPerPod: Size;
  readonly memory: Size;
  /** The first that is of a line counts. */
  readonly streamRetention: readonly StreamRetention[];
}

export function resolveLoki(props: LokiProps, around: Surroundings, findings: Findings): LokiSpec {
  const { volume, logsPerPod, memory } = withDefaults(props, lokiDefaults);
  checkSize(findings, 'loki.volume', volume, Size.gibibytes(1));
  checkSize(findings, 'loki.logsPerPod', logsPerPod, Size.mebibytes(1));
  checkSize(findings, 'loki.memory', memory, Size.mebibytes(512));
  const streamRetention = resolveStreamRetention(findings, props.streamRetention ?? []);
  return { ...around, name: 'loki', image: images.loki, volume, logsPerPod, memory, streamRetention };
}

/** The days after which nothing is left. */
export function longestKept({ retentionDays, streamRetention }: LokiSpec): number {
  return Math.max(retentionDays, ...streamRetention.map(({ days }) => days));
}
