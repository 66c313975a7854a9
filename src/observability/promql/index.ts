export {
  aggregate,
  amount,
  call,
  increase,
  type Matching,
  operation,
  over,
  rate,
  series,
  written,
} from './build';
export type { Expression } from './tree';
export { durationText, write } from './write';
