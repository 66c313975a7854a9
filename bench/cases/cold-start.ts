import { cpSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Case } from '../case';
import { importing } from '../importing';

/** What a user waits for: the whole of `naust synth`, which brings tsx itself, against loading what it stands on. */
export const coldStart: Case = {
  bounds: { 'coldStart.vsImports': { atMost: 1.5 } },
  measure(bench) {
    cpSync(resolve(__dirname, '../../examples/shop'), bench.project, { recursive: true });
    const synth = ['node_modules/naust/lib/cli/naust.js', 'synth', 'main.ts', '--output', 'out'];
    return bench.ratio(
      'coldStart.vsImports',
      synth,
      importing(bench, 'three', ['cdk8s', 'cdk8s-plus-28', 'cdktf']),
    );
  },
};
