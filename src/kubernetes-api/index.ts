export { ApiAccess, type ApiRule } from './api-access';
export { allowToApiServer, apiServersOf } from './api-server';
