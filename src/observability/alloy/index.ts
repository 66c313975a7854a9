export { Alloy } from './alloy';
export type { AlloyProps } from './props';
export type { LoggedGateway, RouteFigures } from './render-routes';
export { type AlloySpec, resolveAlloy } from './spec';
