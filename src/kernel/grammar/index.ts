export type { Grammar } from './grammar';
export { cidr, cidrsOverlap, hostCidr, ipAddress, isWholeInternet } from './cidr';
export { headerName, headerValue } from './header';
export { hostname } from './hostname';
export { image } from './image';
export { environmentName, kubernetesName, labelKey, labelValue } from './kubernetes-name';
export { absolutePath, urlPath } from './path';
export { timeOfDay } from './time-of-day';
