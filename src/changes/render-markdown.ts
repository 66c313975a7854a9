import { printable } from '../kernel';
import { actions, type Change, type Subject } from './change';
import { type Block, writeMarkdown } from '../markdown';
import {
  agreementTo,
  type ChangesReport,
  doneTo,
  type Group,
  grouped,
  harmless,
  open,
  risky,
  subjects,
  summary,
} from './report';

/** A comment on GitHub holds 65,536 characters; what does not fit is left to the command. */
const LONGEST = 60_000;

const MOST_NAMES = 8;

export function renderMarkdown(report: ChangesReport): string {
  const { changes, against } = report;
  if (changes.length === 0) {
    return writeMarkdown([
      { heading: 'naust diff' },
      { paragraph: ['No difference to ', { code: printable(against) }, '.'] },
    ]);
  }
  const groups = [...grouped(risky(report)), ...grouped(harmless(report))];
  for (let shown = groups.length; ; shown = Math.floor(shown / 2)) {
    const text = writeMarkdown(blocks(report, shown, groups.length));
    if (text.length <= LONGEST || shown === 0) return text;
  }
}

/** @param most how many of the groups have room */
function blocks(report: ChangesReport, most: number, all: number): readonly Block[] {
  const first = grouped(risky(report)).slice(0, most);
  const rest = grouped(harmless(report)).slice(0, most - first.length);
  const left = open(report).length;
  const agreed =
    left === 0 ? 'All of it is agreed to.' : `${left} of ${report.changes.length} not agreed to.`;
  return [
    { heading: 'naust diff' },
    {
      paragraph: [
        report.isFirst ? 'Nothing to compare with in ' : 'Compared with ',
        { code: printable(report.against) },
        `. ${agreed}`,
      ],
    },
    { table: table(report.changes) },
    ...(first.length > 0 ? [{ paragraph: ['**Look at these first**'] }] : []),
    ...first.map((group) => folded(group, report.agreed)),
    ...(rest.length > 0
      ? [
          {
            details: [`The rest: ${summary(harmless(report))}`],
            body: rest.map((group) => folded(group, report.agreed)),
          },
        ]
      : []),
    ...(most < all
      ? [{ paragraph: ['There is no room for the rest: ', { code: 'naust diff' }, ' prints all of it.'] }]
      : []),
  ];
}

function table(changes: readonly Change[]): readonly (readonly string[])[] {
  const rows = (Object.keys(subjects) as Subject[]).map((subject) => {
    const own = changes.filter((change) => change.subject === subject);
    return [
      subjects[subject],
      ...actions.map((action) => String(own.filter((change) => change.action === action).length)),
    ];
  });
  return [['', ...actions.map((action) => doneTo[action])], ...rows];
}

function folded({ changes, details }: Group, agreed: ReadonlySet<Change>): Block {
  const [first] = changes;
  const more = changes.length > 1 ? ` and ${changes.length - 1} more` : '';
  const isAgreed = changes.every((change) => agreed.has(change)) ? ' (agreed to)' : '';
  const names = changes.slice(0, MOST_NAMES).map((change) => `@@ ${printable(agreementTo(change))} @@`);
  const unnamed = changes.length - names.length;
  return {
    details: [{ code: printable(agreementTo(first!)) }, `${more}${isAgreed}`],
    body: [
      {
        diff: [
          ...(changes.length > 1 ? names : []),
          ...(unnamed > 0 ? [`@@ and ${unnamed} more @@`] : []),
          ...details.map(({ mark, text }) => `${mark} ${text}`.trimEnd()),
          ...(details.length === 0 && changes.length === 1 ? names : []),
        ],
      },
    ],
  };
}
