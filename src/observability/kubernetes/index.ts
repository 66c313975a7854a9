export { apiServer } from './api-server';
export { ApiAccess, type ApiRule } from './api-access';
export { ConfigFiles } from './config-files';
export { renderHeadlessService } from './render-service';
export { renderStore, type StoreSpec } from './render-store';
