import { importRule } from '../imports.mjs';
import { direction, isKnown, mayImport, place, placeOfTarget, target } from '../slices.mjs';

export const sliceDirection = importRule('slices import in one direction', ({ file, specifier }) => {
  const from = place(file);
  const path = target(file, specifier);
  if (!from || path === undefined) return undefined;
  if (path === 'src' || path === 'src/index') return 'src/index.ts is for users: import the slice itself';
  const to = placeOfTarget(path);
  if (!to || from.slice === to.slice) return undefined;
  const unknown = [from.layer, to.layer].find((layer) => !isKnown(layer));
  if (unknown) return `slice "${unknown}" has no place in the order of tools/lint/slices.mjs`;
  if (mayImport(from.layer, to.layer)) return undefined;
  return `slice "${from.slice}" must not import "${to.slice}": the direction is ${direction}`;
});
