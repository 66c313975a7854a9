import { duration, optional, type Shape, size } from '../../kernel';
import type { TempoProps } from './props';

export const tempoShape: Shape<TempoProps> = {
  volume: optional(size),
  retention: optional(duration),
  tracesPerPod: optional(size),
  memory: optional(size),
};
