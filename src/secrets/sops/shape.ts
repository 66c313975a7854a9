import { type Shape, text } from '../../kernel';
import type { SopsSecretProps } from './props';

export const sopsSecretShape: Shape<SopsSecretProps> = { file: text('secrets/orders-database.yaml') };
