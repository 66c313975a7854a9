import { cidr, cidrsOverlap, type Finding, Findings, hostCidr, ipAddress } from '../../kernel';
import { k3sRanges } from '../defaults';
import { canNumberNodes } from '../network';
import type { PoolSpec } from '../pool-spec';
import type { ClusterSpec } from '../spec';

interface Range {
  readonly name: string;
  readonly cidr: string;
}

/** Every range that packets of the cluster are routed by is its own. */
export function networkFindings(spec: ClusterSpec): readonly Finding[] {
  const findings = new Findings();
  const ranges = rangesOf(spec);
  for (const range of ranges) findings.check(range.name, range.cidr, cidr);
  for (const pool of new Map(spec.pools.map((pool) => [pool.site, pool])).values())
    sizeFindings(findings, pool);
  const valid = ranges.filter((range) => cidr.accepts(range.cidr));
  valid.forEach((range, index) => {
    for (const other of valid.slice(index + 1)) {
      if (!cidrsOverlap(range.cidr, other.cidr)) continue;
      findings.add({
        code: 'NAUST-CLU-005',
        what: `has ${range.name} and ${other.name} in the same addresses`,
        got: `${range.cidr} and ${other.cidr}`,
        allowed: 'ranges that share no address',
        fix: `give one of them another range, such as 10.64.0.0/16`,
      });
    }
  });
  return findings.all;
}

function sizeFindings(findings: Findings, { network, site }: PoolSpec): void {
  if (network === undefined || !cidr.accepts(network)) return;
  if (canNumberNodes(network)) return;
  findings.add({
    code: 'NAUST-CLU-012',
    what: `has a private network of site "${site}" that nodes cannot be numbered in`,
    got: network,
    allowed: 'an IPv4 network of /8 to /24',
    fix: 'use one such as 10.0.0.0/16',
  });
}

function rangesOf(spec: ClusterSpec): readonly Range[] {
  const networks = new Map(
    spec.pools
      .filter((pool) => pool.network !== undefined)
      .map((pool) => [pool.site, pool.network as string]),
  );
  const hosts = spec.pools.flatMap((pool) => pool.machines?.hosts ?? []);
  return [
    { name: 'the pod network of k3s', cidr: k3sRanges.podNetwork },
    { name: 'the service network of k3s', cidr: k3sRanges.serviceNetwork },
    ...[...networks].map(([site, network]) => ({
      name: `the private network of site "${site}"`,
      cidr: network,
    })),
    ...hosts
      .filter((host) => ipAddress.accepts(host.address))
      .map((host) => ({ name: `the address of host "${host.name}"`, cidr: hostCidr(host.address) })),
  ];
}
