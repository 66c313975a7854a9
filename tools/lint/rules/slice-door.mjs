import { importRule } from '../imports.mjs';
import { place, placeOfTarget, target } from '../slices.mjs';

export const sliceDoor = importRule('slices meet only through their index.ts', ({ file, specifier }) => {
  const from = place(file);
  const path = target(file, specifier);
  const to = path && placeOfTarget(path);
  if (!from || !to || from.slice === to.slice) return undefined;
  const entered = path.replace(/\/index(\.[jt]s)?$/, '');
  if (entered === to.door) return undefined;
  return `"${specifier}" reaches inside slice "${to.slice}": import what its index.ts exports`;
});
