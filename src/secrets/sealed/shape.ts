import { type Shape, text } from '../../kernel';
import type { SealedSecretProps } from './props';

export const sealedSecretShape: Shape<SealedSecretProps> = { file: text('secrets/orders-database.yaml') };
