export type { Callee } from './callee';
