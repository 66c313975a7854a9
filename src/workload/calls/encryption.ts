import type { Cluster } from '../../cluster';
import type { Finding } from '../../kernel';
import type { Engine } from '../../resilience';

/** What a call is, as far as its encryption goes. */
export interface CallWay {
  /** The callee as messages name it. */
  readonly name: string;
  /** Whether the callee ends TLS itself, or a proxy in its pod does. */
  readonly tls: boolean;
  /** Whether it leaves the cluster. */
  readonly isOutside: boolean;
  /** Whether the engine's proxies are at both ends. */
  readonly isBetweenProxies: boolean;
  /** Whether what the callee answers, or is asked, may be personal data. */
  readonly personalData: boolean;
}

/** What encrypts a call on its way. Each of several holds by itself. */
export interface EncryptedCall {
  readonly caller: string;
  readonly callee: string;
  readonly personalData: boolean;
  /** Nothing where it is empty. */
  readonly encryptedBy: readonly string[];
}

interface Around {
  readonly caller: string;
  /** Whether the caller handles personal data. */
  readonly personalData: boolean;
  readonly engine: Engine;
  readonly cluster: Cluster | undefined;
}

const NODES = { wireguard: 'WireGuard between nodes', ipsec: 'IPsec between nodes' } as const;

export function encryptedCall(
  way: CallWay,
  { caller, personalData, engine, cluster }: Around,
): EncryptedCall {
  const { nodeEncryption } = cluster ?? {};
  return {
    caller,
    callee: way.name,
    personalData: personalData || way.personalData,
    encryptedBy: [
      ...(way.tls ? ['TLS, which the callee ends'] : []),
      ...(way.isBetweenProxies && engine.mutualTls ? [engine.mutualTls] : []),
      ...(!way.isOutside && nodeEncryption ? [NODES[nodeEncryption]] : []),
    ],
  };
}

/** Personal data is encrypted on its way. Outside of a cluster nothing is known of that. @see https://gdpr-info.eu/art-32-gdpr/ */
export function unencrypted(call: EncryptedCall, cluster: Cluster | undefined): readonly Finding[] {
  if (cluster === undefined || !call.personalData || call.encryptedBy.length > 0) return [];
  return [
    {
      code: 'NAUST-RES-020',
      what: `sends personal data to "${call.callee}", and nothing is known to encrypt it on its way`,
      got: `a call inside of cluster "${cluster.name}" in the clear`,
      allowed: 'TLS at the callee, a mesh with mutual TLS, or encryption between the nodes',
      fix: "say what encrypts between its nodes: Cluster.existing(..., { nodeEncryption: 'wireguard' }), or let the callee end TLS",
    },
  ];
}
