export { type UpCloudPlan, type UpCloudPlanName, plan } from './plan';
export type { UpCloudProps } from './props';
export { upcloud } from './upcloud';
export type { UpCloudZone } from './zone';
