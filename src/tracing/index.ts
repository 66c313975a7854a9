export type { TracingProps } from './props';
export { Tracing } from './tracing';
