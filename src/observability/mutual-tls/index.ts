export { Certificates } from './certificates';
export { tlsFiles, tlsMount, tlsVolume } from './files';
export { certified } from './parts';
export type { MutualTlsProps } from './props';
export { type ClientTls, clientTls } from './render-client';
export { lokiServerTls, renderWebConfig } from './render-server';
export { mutualTlsShape } from './shape';
export { type MutualTlsSpec, resolveMutualTls } from './spec';
