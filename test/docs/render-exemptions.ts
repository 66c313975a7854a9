import { type Exemption, exemptions } from '../external/scanners/exemption';

const columns: readonly (readonly [title: string, of: (exemption: Exemption) => string])[] = [
  ['check', ({ check }) => `\`${check}\``],
  ['asks that', ({ asks }) => asks],
  ['not of', ({ on }) => on.map((pattern) => `\`${pattern}\``).join(', ')],
  ['because', ({ reason }) => reason],
];

/** What is not held against the examples, and why, as a table of Markdown for each scanner. */
export function exemptionTables(): string {
  return Object.entries(exemptions)
    .map(([scanner, list]) => [`### ${scanner}`, '', ...table(list)].join('\n'))
    .join('\n\n');
}

function table(list: readonly Exemption[]): readonly string[] {
  const rows = list.map((exemption) => columns.map(([, of]) => of(exemption)));
  const head = columns.map(([title]) => title);
  const widths = head.map((title, index) => Math.max(title.length, ...rows.map((row) => row[index]!.length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, index) => cell.padEnd(widths[index]!)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
}
