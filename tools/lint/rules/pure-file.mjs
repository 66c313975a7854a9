import { basename } from 'node:path/posix';

import { importRule, packageOf } from '../imports.mjs';
import { place, placeOfTarget, target } from '../slices.mjs';

/** What these packages have of plain values; everything else in them is the tree. */
const values = {
  cdk8s: ['Duration', 'Size', 'SizeRoundingBehavior'],
  'cdk8s-plus-28': ['Cpu'],
};

const treePackages = ['constructs', 'cdk8s', 'cdk8s-plus-28', 'cdktf', 'cdktn'];

function isPure(file) {
  const name = basename(file, '.ts');
  return /^render(-|$)/.test(name) || /(^|-)(props|defaults|spec)$/.test(name);
}

export const pureFile = importRule(
  'render*, props, defaults and spec files import no tree',
  ({ file, specifier, names }) => {
    const from = place(file);
    if (!from || !isPure(file)) return undefined;
    const path = target(file, specifier);
    if (path !== undefined) {
      return placeOfTarget(path)?.slice === 'terraform' ? message(file, '"terraform"') : undefined;
    }
    const name = packageOf(specifier);
    if (!treePackages.includes(name)) return undefined;
    const tree = names.filter((imported) => !values[name]?.includes(imported));
    return names.length > 0 && tree.length === 0
      ? undefined
      : message(file, `${tree.join(', ') || '*'} of "${specifier}"`);
  },
);

function message(file, what) {
  return `${basename(file)} holds data or renders purely and must not import ${what}: leave the tree to the construct's file`;
}
