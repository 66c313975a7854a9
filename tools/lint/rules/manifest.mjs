import { relative } from 'node:path';
import { place } from '../slices.mjs';

/** naust's own objects render themselves; each of cdk8s's among them costs a synth several times as much. */
export const manifest = {
  meta: { type: 'problem', docs: { description: 'src makes objects of the Kubernetes API as a Manifest' } },
  create(context) {
    if (place(relative(context.cwd, context.filename).replaceAll('\\', '/')) === undefined) return {};
    return {
      NewExpression(node) {
        if (node.callee.type !== 'Identifier' || node.callee.name !== 'ApiObject') return;
        context.report({ node, message: 'make a Manifest of src/kernel: it renders itself in one pass' });
      },
    };
  },
};
