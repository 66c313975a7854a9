import {
  cidr,
  ipAddress,
  kubernetesName,
  listOf,
  number,
  optional,
  type Shape,
  shaped,
  size,
  textLike,
} from '../../kernel';
import { place } from '../../residency';
import type { AdoptedHost, AdoptedProps } from './props';

export const hostsKind = listOf(
  shaped<AdoptedHost>({
    name: textLike({ ...kubernetesName, example: 'unnamed' }),
    address: textLike(ipAddress),
    cpu: number(1, 'NAUST-ADO-005'),
    memory: size,
    disk: size,
    place: {
      ...place,
      code: 'NAUST-ADO-004',
      fix: "add place: Place.norway('Oslo', { operator: 'CoolVDS' })",
    },
  }),
);

export const adoptedShape: Shape<AdoptedProps> = { adminFrom: optional(listOf(textLike(cidr))) };
