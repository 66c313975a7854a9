import {
  cidr,
  conform,
  type Finding,
  Findings,
  ipAddress,
  kubernetesName,
  type ProblemCode,
  read,
  shown,
  withDefaults,
} from '../../kernel';
import { isTooWide, ownNetworks } from '../../cluster';
import { adoptedDefaults } from './defaults';
import type { AdoptedHost, AdoptedProps } from './props';
import { adoptedShape, hostsKind } from './shape';

export interface AdoptedSpec {
  readonly hosts: readonly AdoptedHost[];
  readonly adminFrom: readonly string[];
  readonly findings: readonly Finding[];
}

export function resolveAdopted(given: readonly AdoptedHost[], props: AdoptedProps): AdoptedSpec {
  const findings = new Findings();
  const hosts = read(findings, 'hosts', given, hostsKind);
  const { adminFrom } = withDefaults(conform(findings, props, adoptedShape), adoptedDefaults);
  findings.checkAll('adminFrom', adminFrom, cidr);
  refuseTheWorld(adminFrom, findings);
  for (const host of hosts) checkHost(host, findings);
  refuseTwice(
    'NAUST-ADO-001',
    'name',
    hosts.map((host) => host.name),
    findings,
  );
  refuseTwice(
    'NAUST-ADO-002',
    'address',
    hosts.map((host) => host.address),
    findings,
  );
  return { hosts, adminFrom, findings: findings.all };
}

function checkHost(host: AdoptedHost, findings: Findings): void {
  findings.check('the name of an adopted host', host.name, kubernetesName);
  findings.check(`the address of ${shown(host.name)}`, host.address, ipAddress);
  findings.integer(`cpu of ${shown(host.name)}`, host.cpu, { min: 1, max: 1024 }, 'NAUST-ADO-005');
  if (typeof host.address === 'string' && ipAddress.accepts(host.address) && host.address.includes(':')) {
    findings.add({
      code: 'NAUST-ADO-003',
      what: `reaches ${shown(host.name)} over IPv6, which the cluster's nodes do not speak to each other`,
      got: host.address,
      allowed: 'an IPv4 address',
      fix: 'give the IPv4 address of the host',
    });
  }
}

function refuseTheWorld(adminFrom: readonly string[], findings: Findings): void {
  for (const network of adminFrom.filter((written) => cidr.accepts(written) && isTooWide(written))) {
    findings.add({
      code: 'NAUST-ADO-006',
      what: 'lets strangers try to log in to its hosts',
      got: network,
      allowed: ownNetworks,
      fix: 'name the network of your office or VPN, such as 203.0.113.0/24',
    });
  }
}

function refuseTwice(code: ProblemCode, what: string, values: readonly string[], findings: Findings): void {
  const twice = new Set(values.filter((value, index) => values.indexOf(value) !== index));
  for (const value of twice) {
    findings.add({
      code,
      what: `has two adopted hosts of one ${what}`,
      got: shown(value),
      allowed: `each ${what} once`,
      fix: `give each host its own ${what}`,
    });
  }
}
