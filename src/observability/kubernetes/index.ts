export { inFiles } from './in-files';
export { HeadlessService } from './headless-service';
export { httpCheck, listeningProbes, storeProbes } from './probes';
export type { StorePod } from './render-store';
export { Store } from './store';
