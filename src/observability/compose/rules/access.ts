import { isTooWide, ownNetworks } from '../../../cluster';
import { cidr, type Findings, shown } from '../../../kernel';

/** Who may come in at all. */
export function checkAccess(
  findings: Findings,
  adminFrom: readonly string[],
  logsFrom: readonly string[],
): void {
  findings.checkAll('adminFrom', adminFrom, cidr);
  findings.checkAll('logsFrom', logsFrom, cidr);
  const form = { code: 'NAUST-CMP-007' as const, allowed: ownNetworks };
  if (adminFrom.length === 0) {
    findings.add({
      ...form,
      what: 'closes the machine to everyone, its owner included',
      got: 'no network in adminFrom',
      fix: "name your own network: adminFrom: ['203.0.113.0/24']",
    });
  }
  for (const network of [...adminFrom, ...logsFrom].filter((each) => cidr.accepts(each) && isTooWide(each))) {
    findings.add({
      ...form,
      what: 'lets strangers try to get in to logs and metrics',
      got: shown(network),
      fix: 'name the networks that your people and your hosts come from, such as 203.0.113.0/24',
    });
  }
}
