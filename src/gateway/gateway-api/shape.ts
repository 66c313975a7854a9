import { kubernetesName, labelValue, optional, recordOf, type Shape, shaped, textLike } from '../../kernel';
import { objectName } from '../grammar';
import { entry, inCluster } from '../shape';
import type { GatewayApiProps, GatewayImplementation } from './props';

export const gatewayApiShape: Shape<GatewayApiProps> = {
  ...inCluster,
  implementation: shaped<GatewayImplementation>({
    gatewayClass: textLike(objectName),
    namespace: textLike(kubernetesName),
    pods: optional(recordOf(textLike(labelValue))),
  }),
  entry: optional(entry),
};
