import { cidr, type Findings, hostname, isWholeInternet, shown, withDefaults } from '../../kernel';
import { externalDefaults } from './defaults';
import type { ExternalProps } from './props';

export interface ExternalSpec {
  readonly host: string;
  readonly port: number;
  readonly cidrs: readonly string[];
}

export function resolveExternal(findings: Findings, props: ExternalProps): ExternalSpec {
  const { host, port, cidrs = [] } = withDefaults(props, externalDefaults);
  findings.check('host', host, hostname);
  findings.port('port', port);
  findings.checkAll('cidrs', cidrs, cidr);
  if (cidrs.length === 0) withoutNetworks(findings, host);
  if (cidrs.some(isWholeInternet)) wholeInternet(findings, cidrs);
  return { host, port, cidrs };
}

function withoutNetworks(findings: Findings, host: string): void {
  findings.add({
    code: 'NAUST-WRK-010',
    what: 'is outside the cluster and known by name alone, and a network policy knows addresses only',
    got: `host ${shown(host)} without cidrs`,
    allowed:
      'its CIDRs; or a CNI that knows names; or the egress proxy (of these, naust builds CIDRs so far)',
    fix: 'give the networks that its owner publishes: cidrs: [...]',
  });
}

function wholeInternet(findings: Findings, cidrs: readonly string[]): void {
  findings.add({
    code: 'NAUST-WRK-011',
    what: 'lets traffic out to the whole internet',
    got: shown(cidrs.filter(isWholeInternet)),
    allowed: 'the networks of the one that is called',
    fix: 'give the networks that its owner publishes',
  });
}
