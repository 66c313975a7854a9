import {
  cidr,
  flag,
  type Kind,
  kubernetesName,
  listOf,
  number,
  oneOf,
  optional,
  recordOf,
  type Shape,
  shaped,
  size,
  text,
  textLike,
} from '../../kernel';
import { place } from '../../residency';
import { pinnedStorage, resilience } from '../shape';
import type { Allocatable, Cni, ExistingClusterProps, ExistingNode, ExistingPoolProps } from './props';

const node = shaped<ExistingNode>({
  name: textLike(kubernetesName),
  place,
  allocatable: shaped<Allocatable>({ cpu: number(1, 'NAUST-CLU-021'), memory: size, disk: size }),
  taints: optional(listOf({ ...text('key=value:NoSchedule'), code: 'NAUST-CLU-021' })),
});

export const existingShape: Shape<ExistingClusterProps<string>> = {
  pools: recordOf(shaped<ExistingPoolProps>({ nodes: listOf(node), singleNode: optional(flag) })),
  cni: { ...text('calico'), standIn: 'calico' as const, code: 'NAUST-CLU-022' } as Kind<Cni>,
  controlPlane: place,
  podNetwork: textLike(cidr),
  nodeNetworks: optional(listOf(textLike(cidr))),
  pinnedStorage: optional(pinnedStorage),
  nodeEncryption: optional(oneOf('wireguard', 'ipsec')),
  resilience: optional(resilience),
};
