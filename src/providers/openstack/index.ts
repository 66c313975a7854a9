export { openstack } from './openstack';
export { flavor, type OpenStackPlan, plan, type SafespringFlavorName } from './plan';
export type { OpenStackProps, OpenStackSite, SafespringSite } from './props';
