import type { Protocol } from './end';
import type { LabelSelector } from './selector';

export type Direction = 'Ingress' | 'Egress';

export interface IpBlock {
  readonly cidr: string;
  readonly except?: readonly string[];
}

export interface PolicyPeer {
  readonly podSelector?: LabelSelector;
  readonly namespaceSelector?: LabelSelector;
  readonly ipBlock?: IpBlock;
}

export interface PolicyPort {
  readonly port?: number | string;
  readonly endPort?: number;
  readonly protocol?: Protocol;
}

/** What one rule allows; to Kubernetes no peers are all peers, and no ports all ports. */
export interface PolicyRule {
  readonly peers: readonly PolicyPeer[];
  readonly ports: readonly PolicyPort[];
}

export interface Policy {
  readonly name: string;
  readonly namespace: string;
  readonly podSelector: LabelSelector;
  /** The directions it closes but for its rules. */
  readonly types: readonly Direction[];
  readonly rules: Readonly<Record<Direction, readonly PolicyRule[]>>;
}

interface PolicyObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: { readonly name?: string; readonly namespace?: string };
  readonly spec?: {
    readonly podSelector?: LabelSelector;
    readonly policyTypes?: readonly Direction[];
    readonly ingress?: readonly {
      readonly from?: readonly PolicyPeer[];
      readonly ports?: readonly PolicyPort[];
    }[];
    readonly egress?: readonly {
      readonly to?: readonly PolicyPeer[];
      readonly ports?: readonly PolicyPort[];
    }[];
  };
}

/** The NetworkPolicies among resolved objects; those of a CNI's own kind are not read. */
export function policiesOf(objects: readonly object[]): readonly Policy[] {
  return (objects as readonly PolicyObject[])
    .filter(({ kind, apiVersion }) => kind === 'NetworkPolicy' && apiVersion === 'networking.k8s.io/v1')
    .map(({ metadata = {}, spec = {} }) => {
      const { ingress, egress, policyTypes, podSelector } = spec;
      return {
        name: metadata.name ?? '',
        namespace: metadata.namespace ?? 'default',
        podSelector: podSelector ?? {},
        types: policyTypes && policyTypes.length > 0 ? policyTypes : assumedTypes(egress ?? []),
        rules: {
          Ingress: (ingress ?? []).map((rule) => ({ peers: rule.from ?? [], ports: rule.ports ?? [] })),
          Egress: (egress ?? []).map((rule) => ({ peers: rule.to ?? [], ports: rule.ports ?? [] })),
        },
      };
    });
}

/**
 * An empty list of egress rules closes nothing unless the policy says that it is for egress.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.34.0/pkg/apis/networking/v1/defaults.go
 */
function assumedTypes(egress: readonly unknown[]): readonly Direction[] {
  return egress.length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
}
