import measured from '../external/resilience-measured.json';

interface Row {
  readonly failuresUntilOpen: number;
  readonly hitsWhileOpen: number;
  readonly failuresOnTrial: number;
  readonly trialAtOnce: number;
  readonly closesAgain: boolean;
  readonly requestsOfHundred: number | null;
}

const columns: readonly (readonly [title: string, of: (row: Row) => string])[] = [
  ['failures until it opens', (row) => String(row.failuresUntilOpen)],
  ['of 50 requests while open, reach the callee', (row) => String(row.hitsWhileOpen)],
  ['failures on trial until it opens again', (row) => String(row.failuresOnTrial)],
  ['of 20 at once on trial, reach the callee', (row) => String(row.trialAtOnce)],
  ['closes again', (row) => (row.closesAgain ? 'yes' : 'no')],
  [
    'of 100 at once to a silent callee, with one retry, reach it',
    (row) => (row.requestsOfHundred === null ? 'no retries' : String(row.requestsOfHundred)),
  ],
];

/** What each engine was measured to do, as a table of Markdown. */
export function measuredTable(): string {
  const rows = Object.entries<Row>(measured).map(([engine, row]) => [
    `\`${engine}\``,
    ...columns.map(([, of]) => of(row)),
  ]);
  const head = ['engine', ...columns.map(([title]) => title)];
  const widths = head.map((title, index) => Math.max(title.length, ...rows.map((row) => row[index]!.length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, index) => cell.padEnd(widths[index]!)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
