export type { ObjectiveProps } from './props';
export type { LatencyObjectiveProps, RouteObjectiveProps } from './route-props';
export { elsewhere, resolveRouteObjectives, routeObjectiveShape } from './route-spec';
export { objectiveShape, resolveObjectives } from './spec';
export { uncalledFindings } from './uncalled';
