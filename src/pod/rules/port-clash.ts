import { type Finding, shown } from '../../kernel';
import { type ContainerObject, fieldsOf, listOf, type PodObject } from './pod-object';

interface Claim {
  readonly key: string;
  readonly field: string;
  readonly port: unknown;
  readonly protocol: unknown;
  readonly by: string;
}

/** The containers of a pod share one address: the second to listen on a port of it fails to start. */
export function portClashes(pod: PodObject): readonly Finding[] {
  const together = [...pod.initContainers.filter((c) => c.role === 'sidecar'), ...pod.containers];
  const claims = together.flatMap(claimsOf);
  return claims.flatMap((claim, index) => {
    const earlier = claims.slice(0, index).find((other) => other.key === claim.key);
    return earlier ? [clash(claim, earlier)] : [];
  });
}

function claimsOf(container: ContainerObject): readonly Claim[] {
  return listOf(container.fields['ports'])
    .map(fieldsOf)
    .flatMap((port) => {
      const protocol = port['protocol'] ?? 'TCP';
      const claim = (field: 'containerPort' | 'hostPort', at: unknown): Claim => ({
        key: `${field} ${String(at)} ${String(port[field])}/${String(protocol)}`,
        field,
        port: port[field],
        protocol,
        by: container.called,
      });
      return [
        claim('containerPort', ''),
        ...(port['hostPort'] === undefined ? [] : [claim('hostPort', port['hostIP'] ?? '0.0.0.0')]),
      ];
    });
}

function clash(claim: Claim, earlier: Claim): Finding {
  return {
    code: 'NAUST-POD-006',
    what: `${claim.by} and ${earlier.by} claim one port of the pod`,
    got: `${claim.field} ${shown(claim.port)}/${String(claim.protocol)}`,
    allowed: 'each port once in a pod',
    fix: 'give one of them another port',
  };
}
