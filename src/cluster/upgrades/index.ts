export { controllerFiles, controllerGroup } from './controller-files';
export { hasUpgrades, K3sUpgrades, type UpgradedCluster } from './k3s-upgrades';
