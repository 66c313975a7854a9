import { parseArgs } from 'node:util';
import { Bench } from './bench';
import type { Case } from './case';
import { cluster90 } from './cases/cluster-90';
import { coldStart } from './cases/cold-start';
import { imports } from './cases/import';
import { residencyGrowth } from './cases/residency-growth';
import { synth1000 } from './cases/synth-1000';
import { synth3000 } from './cases/synth-3000';
import { userData } from './cases/user-data';
import type { Figures } from './figures';
import { table } from './table';

const cases: readonly Case[] = [
  synth1000,
  synth3000,
  residencyGrowth,
  coldStart,
  imports,
  cluster90,
  userData,
];

const { values } = parseArgs({
  options: {
    /** One flat object and nothing else. */
    json: { type: 'boolean', default: false },
    /** Only cases with a bound on a figure that begins so. */
    only: { type: 'string', default: '' },
    rounds: { type: 'string', default: '5' },
  },
});

const bench = new Bench(Number(values.rounds));
try {
  const chosen = cases.filter(({ bounds }) => Object.keys(bounds).some((key) => key.startsWith(values.only)));
  const measured: Figures = Object.assign({}, ...chosen.map((each) => each.measure(bench)));
  const figures = Object.fromEntries(
    Object.entries(measured).map(([key, value]) => [key, Math.round(value * 1000) / 1000]),
  );
  console.log(values.json ? JSON.stringify(figures) : table(chosen, figures));
} finally {
  bench.close();
}
