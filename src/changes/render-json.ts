import { type Change, isRisky } from './change';
import { agreementTo, type ChangesReport, open } from './report';

/** For programs; hidden values are words here too. */
export function renderJson(report: ChangesReport): string {
  const { against, isFirst, changes, agreed } = report;
  const document = {
    against,
    first: isFirst,
    open: open(report).length,
    changes: changes.map((change) => changeJson(change, agreed.has(change))),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function changeJson(change: Change, isAgreed: boolean): object {
  const { action, subject, place, name, from, loses, risks, differences } = change;
  return {
    agreement: agreementTo(change),
    action,
    subject,
    place,
    name,
    from,
    risky: isRisky(change),
    agreed: isAgreed,
    loses,
    risks,
    differences: differences.map(({ path, before, after, replaces, ignored }) => ({
      path,
      before,
      after,
      replaces,
      ignored,
    })),
  };
}
