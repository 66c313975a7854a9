import { kubernetesName, oneOf, optional, type Shape, textLike } from '../../kernel';
import type { MutualTlsProps } from './props';

export const mutualTlsShape: Shape<MutualTlsProps> = {
  issuer: optional(textLike(kubernetesName)),
  issuerKind: optional(oneOf('ClusterIssuer', 'Issuer')),
};
