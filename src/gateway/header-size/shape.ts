import { optional, type Shape, size } from '../../kernel';
import type { HeaderSizeProps } from './props';

export const headerSizeShape: Shape<HeaderSizeProps> = {
  headerSize: optional(size),
  answerHeaderSize: optional(size),
};
