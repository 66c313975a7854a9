import type { OtlpTarget } from '../../../collector';
import { type Findings, having, optional, type Shape, shaped, shown } from '../../../kernel';
import { type Disclosure, disclosureKind, resolveDisclosure } from '../../../residency';
import type { External } from '../../external';
import type { TraceDestinationProps } from './props';

/** Another store of traces than the cluster's. */
export interface TraceDestinationSpec {
  readonly at: External;
  readonly target: OtlpTarget;
  readonly disclosure: Disclosure | undefined;
}

/** Nobody is there; something else is a problem already. */
const nowhere = {
  peer: { kind: 'networks', cidrs: [] },
  address: { host: 'host.example.no', port: 443 },
} as unknown as External;

const shape: Shape<TraceDestinationProps> = {
  at: having('an External', 'peer', nowhere),
  recipient: optional(disclosureKind),
};
export const traceDestinationKind = shaped(shape);

export function resolveTraceDestination(
  findings: Findings,
  { at, recipient }: TraceDestinationProps,
): TraceDestinationSpec {
  if (recipient === undefined && at.peer.kind !== 'pods') {
    findings.add({
      code: 'NAUST-POD-014',
      what: 'sends telemetry outside of the cluster, and does not say to whom',
      got: shown(at.address.host),
      allowed: 'a recipient with its name, its country and what it is given it for',
      fix: "write recipient: { name: 'Sportjenesten', country: 'NO', purpose: 'finding out what goes wrong' }",
    });
  }
  const { host, port } = at.address;
  return {
    at,
    target: { tls: at.url?.startsWith('https:') ?? false, host, port },
    disclosure: recipient && resolveDisclosure(findings, recipient, 'telemetry', 'traces of its calls'),
  };
}
