export { Blackbox } from './blackbox';
export type { ProbesProps } from './props';
export { probeModule } from './render-config';
export { probesShape } from './shape';
export { type BlackboxSpec, resolveBlackbox } from './spec';
