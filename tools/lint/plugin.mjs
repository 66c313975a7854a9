import { fileSystemDoor } from './rules/file-system-door.mjs';
import { manifest } from './rules/manifest.mjs';
import { pureFile } from './rules/pure-file.mjs';
import { sliceDirection } from './rules/slice-direction.mjs';
import { sliceDoor } from './rules/slice-door.mjs';
import { terraformDoor } from './rules/terraform-door.mjs';

// oxlint's no-restricted-imports sees the text of an import, not where it leads, and has one setting a file.
export default {
  meta: { name: 'naust' },
  rules: {
    'file-system-door': fileSystemDoor,
    manifest,
    'pure-file': pureFile,
    'slice-direction': sliceDirection,
    'slice-door': sliceDoor,
    'terraform-door': terraformDoor,
  },
};
