export { hetzner } from './hetzner';
export type { HetznerLocation } from './location';
export { type HetznerPlan, type HetznerPlanName, plan } from './plan';
export type { HetznerNatGateway, HetznerProps } from './props';
