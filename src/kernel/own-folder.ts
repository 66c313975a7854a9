import { resolve } from 'node:path';

/** The folder of naust's own files, sources or compiled: `src` or `lib`, which lie beside its other folders. */
export const ownFolder: string = resolve(__dirname, '..');
