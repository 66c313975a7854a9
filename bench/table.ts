import type { Bound, Case } from './case';
import type { Figures } from './figures';

/** For people: what each figure is held to, and whether it holds. */
export function table(cases: readonly Case[], figures: Figures): string {
  const bounds = new Map(cases.flatMap(({ bounds: own }) => Object.entries(own)));
  const rows = Object.entries(figures).map(([key, value]) => row(key, value, bounds.get(key)));
  return [['figure', 'value', 'bound', ''], ...rows]
    .map(([key = '', value = '', bound = '', verdict = '']) =>
      `${key.padEnd(36)}${value.padStart(10)}  ${bound.padEnd(10)}${verdict}`.trimEnd(),
    )
    .join('\n');
}

function row(key: string, value: number, bound: Bound | undefined): readonly string[] {
  const text = String(value);
  if (bound === undefined) return [key, text];
  return 'atMost' in bound
    ? [key, text, `<= ${bound.atMost}`, value <= bound.atMost ? 'holds' : 'FAILS']
    : [key, text, `>= ${bound.atLeast}`, value >= bound.atLeast ? 'holds' : 'FAILS'];
}
