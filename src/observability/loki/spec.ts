import { Size } from 'cdk8s';
import { type Findings, withDefaults } from '../../kernel';
import { images } from '../images';
import { checkSize } from '../rules';
import type { Shared, Surroundings } from '../surroundings';
import { lokiDefaults } from './defaults';
import type { LokiProps } from './props';
import { resolveStreamRetention, type StreamRetention } from './stream-retention';

export interface LokiModel extends Shared {
  readonly name: 'loki';
  readonly image: string;
  readonly volume: Size;
  /** In a day. */
  readonly logsPerPod: Size;
  readonly memory: Size;
  /** The first that is of a line counts. */
  readonly streamRetention: readonly StreamRetention[];
}

export type LokiSpec = LokiModel & Surroundings;

export function resolveLoki<A extends Shared>(
  props: LokiProps,
  around: A,
  findings: Findings,
): LokiModel & A {
  const { volume, logsPerPod, memory } = withDefaults(props, lokiDefaults);
  checkSize(findings, 'loki.volume', volume, Size.gibibytes(1));
  checkSize(findings, 'loki.logsPerPod', logsPerPod, Size.mebibytes(1));
  checkSize(findings, 'loki.memory', memory, Size.mebibytes(512));
  const streamRetention = resolveStreamRetention(findings, props.streamRetention ?? [], around.logLabels);
  return { ...around, name: 'loki', image: images.loki, volume, logsPerPod, memory, streamRetention };
}

/** The days after which nothing is left. */
export function longestKept({ retentionDays, streamRetention }: LokiModel): number {
  return Math.max(retentionDays, ...streamRetention.map(({ days }) => days));
}
