import { parseArgs } from 'node:util';
import { Bench } from './bench';
import type { Case } from './case';
import type { Figures } from './figures';
import { table } from './table';

/** Measures the cases that the command line chooses, one after the other, and prints what came of it. */
export async function run(cases: readonly Case[], rounds: number): Promise<void> {
  const { values } = parseArgs({
    options: {
      /** One flat object and nothing else. */
      json: { type: 'boolean', default: false },
      /** Only cases with a bound on a figure that begins so. */
      only: { type: 'string', default: '' },
      rounds: { type: 'string', default: String(rounds) },
      /** How long a load lasts. */
      seconds: { type: 'string', default: '2' },
    },
  });
  const bench = new Bench(Number(values.rounds), Number(values.seconds));
  try {
    const chosen = cases.filter(({ bounds }) =>
      Object.keys(bounds).some((key) => key.startsWith(values.only)),
    );
    const measured: Record<string, number> = {};
    for (const each of chosen) Object.assign(measured, await each.measure(bench));
    const figures: Figures = Object.fromEntries(
      Object.entries(measured).map(([key, value]) => [key, Math.round(value * 1000) / 1000]),
    );
    console.log(values.json ? JSON.stringify(figures) : table(chosen, figures));
  } finally {
    bench.close();
  }
}
