export { controllerFiles } from './controller-files';
export { hasUpgrades, K3sUpgrades } from './k3s-upgrades';
