import { printable } from '../kernel';
import type { Change } from './change';
import { agreementTo, type ChangesReport, grouped, harmless, open, risky, summary } from './report';

export type Ink = 'red' | 'green' | 'yellow' | 'bold' | 'dim';

/** Puts colour on text where there is a terminal to show it. */
export type Paint = (ink: Ink, text: string) => string;

const inkOf = { '+': 'green', '-': 'red', '~': 'yellow', '!': 'bold', ' ': 'dim' } as const;
const inkOfAction = { replace: 'red', delete: 'red', rename: 'red', change: 'yellow', add: 'green' } as const;

export function renderText(report: ChangesReport, paint: Paint): string {
  const { changes, against, isFirst, agreed } = report;
  if (changes.length === 0) return `No difference to ${against}.\n`;
  const left = open(report).length;
  const lines = [
    isFirst
      ? `There is no output to compare with in ${against}: everything is added.`
      : `Compared with ${against}: ${summary(changes)}.`,
    ...section('Look at these first', risky(report), agreed, paint),
    ...section('The rest', harmless(report), agreed, paint),
    '',
    left === 0
      ? 'All of it is agreed to.'
      : `${left} of ${changes.length} not agreed to: --agree ACTION:ADDRESS, as they are written above.`,
  ];
  return `${lines.join('\n')}\n`;
}

function section(
  title: string,
  changes: readonly Change[],
  agreed: ReadonlySet<Change>,
  paint: Paint,
): readonly string[] {
  if (changes.length === 0) return [];
  return [
    '',
    paint('bold', title),
    ...grouped(changes).flatMap((group) => [
      ...group.changes.map(
        (change) =>
          `  ${paint(inkOfAction[change.action], printable(agreementTo(change)))}${agreed.has(change) ? '   (agreed to)' : ''}`,
      ),
      ...group.details.map(({ mark, text }) => paint(inkOf[mark], `      ${mark} ${text}`.trimEnd())),
    ]),
  ];
}
