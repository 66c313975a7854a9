import { importRule } from '../imports.mjs';
import { place } from '../slices.mjs';

const layers = ['emit', 'cli'];

/** Files elsewhere that touch the disk, each with its reason. */
const exceptions = {
  'src/platform/terraform.ts': 'cdktf makes folders when constructed, so they get a scratch folder',
  'src/secrets/manifest/read-manifest.ts': 'reads the encrypted manifest that a stack names by its path',
  'src/cloud-init/asset.ts': 'reads the static files that are shipped with the package',
};

export const fileSystemDoor = importRule(
  'only src/emit and src/cli touch the file system',
  ({ file, specifier }) => {
    const from = place(file);
    if (!from || layers.includes(from.layer) || file in exceptions) return undefined;
    if (!/^(node:)?fs(\/|$)/.test(specifier)) return undefined;
    return `"${specifier}" is for src/emit and src/cli: return what is to be written`;
  },
);
