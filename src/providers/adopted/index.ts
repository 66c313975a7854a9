export { adopted } from './adopted';
export type { AdoptedHost, AdoptedProps } from './props';
