export { aggregate, amount, call, increase, type Matching, operation, over, rate, series } from './build';
export type { Expression } from './tree';
export { durationText, write } from './write';
