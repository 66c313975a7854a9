import controller from './system-upgrade-controller.json';

/** Where the system-upgrade-controller is installed from, its definitions first. */
export const controllerFiles: readonly string[] = controller.files.map(
  (file) => `${controller.releases}/${controller.version}/${file}`,
);

/** Of the API that those files define. */
export const controllerGroup = 'upgrade.cattle.io';
