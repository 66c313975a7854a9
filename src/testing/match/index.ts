export { Capture } from './capture';
export { compare } from './compare';
export { Match } from './match';
export { type Comparison, Matcher } from './matcher';
