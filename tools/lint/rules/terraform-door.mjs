import { importRule, packageOf } from '../imports.mjs';
import { place } from '../slices.mjs';

export const terraformDoor = importRule(
  'cdktf is imported through src/terraform only',
  ({ file, specifier }) => {
    const from = place(file);
    if (!from || from.slice === 'terraform') return undefined;
    if (!['cdktf', 'cdktn'].includes(packageOf(specifier))) return undefined;
    return `"${specifier}" is imported by src/terraform alone: import from there`;
  },
);
