export { Alloy } from './alloy';
export type { AlloyProps } from './props';
export { pushPath, renderJournalConfig, renderPushingConfig } from './render-journal';
export { renderAlloyPod } from './render-pod';
export type { LoggedGateway, RouteFigures } from './render-routes';
export { type AlloyModel, type AlloySpec, resolveAlloy } from './spec';
