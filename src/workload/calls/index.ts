export { Calls } from './calls';
