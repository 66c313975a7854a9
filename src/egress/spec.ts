import ipaddr from 'ipaddr.js';
import type { ServiceRange } from '../cluster';
import { cidr, cidrsOverlap, type Findings, shown, withDefaults } from '../kernel';
import type { Placement } from '../pod';
import { egressProxyDefaults } from './defaults';
import type { EgressProxyProps } from './props';

export interface EgressProxySpec {
  readonly name: string;
  readonly replicas: number;
  readonly placement: Placement | undefined;
  /** Of Services, in order; none where they are not known. */
  readonly addresses: readonly string[];
}

export function resolveEgressProxy(
  findings: Findings,
  name: string,
  props: EgressProxyProps,
  range: ServiceRange | undefined,
): EgressProxySpec {
  const { replicas, on } = withDefaults(props, egressProxyDefaults);
  const network = props.addresses ?? range?.fixed;
  findings.integer('replicas', replicas, { min: 1, max: 100 });
  if (props.addresses !== undefined) findings.check('addresses', props.addresses, cidr);
  const reason = network === undefined ? 'nothing says which they are' : unfit(network, range);
  if (reason !== undefined) findings.add(noAddresses(network, reason, range));
  return {
    name,
    replicas,
    placement: on?.placement,
    addresses:
      network === undefined || reason !== undefined || !cidr.accepts(network) ? [] : addressesIn(network),
  };
}

const bits = { widest: 24, narrowest: 29 } as const;

function unfit(network: string, range: ServiceRange | undefined): string | undefined {
  if (!cidr.accepts(network)) return undefined;
  const [address, prefix] = ipaddr.parseCIDR(network);
  if (address.kind() !== 'ipv4') return 'they are not of IPv4';
  if (prefix < bits.widest || prefix > bits.narrowest) return 'they are too many or too few';
  if (range === undefined) return undefined;
  if (!cidrsOverlap(network, range.network)) return "they are outside of the cluster's range of Services";
  return cidrsOverlap(network, `${range.dns}/32`) ? "the cluster's DNS has one of them" : undefined;
}

function noAddresses(network: string | undefined, reason: string, range: ServiceRange | undefined) {
  return {
    code: 'NAUST-WRK-030' as const,
    what: `has no addresses for the hosts that it stands for: ${reason}`,
    got: network === undefined ? 'no addresses' : shown(network),
    allowed: `a part of the range of Services${range ? ` ${range.network}` : ''}, from /${bits.widest} to /${bits.narrowest}, that is given to nothing else`,
    fix: `name it, such as addresses: ${shown(range?.fixed ?? '10.96.0.128/25')}`,
  };
}

/** All but the first and the last, which may be the ends of the whole range. */
function addressesIn(network: string): readonly string[] {
  const [first, prefix] = ipaddr.IPv4.parseCIDR(network);
  const [a = 0, b = 0, c = 0, d = 0] = first.toByteArray();
  return Array.from({ length: 2 ** (32 - prefix) - 2 }, (_, index) => [a, b, c, d + index + 1].join('.'));
}
