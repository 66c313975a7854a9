import { cidr, hostname, listOf, optional, type Shape, textLike } from '../../kernel';
import type { ProbesProps } from './props';

export const probesShape: Shape<ProbesProps> = {
  hosts: optional(listOf(textLike(hostname))),
  networks: optional(listOf(textLike(cidr))),
};
