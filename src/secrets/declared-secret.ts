import type { IConstruct } from 'constructs';

/** A Secret that something in the stack sees to, for whoever lists what a cluster has to be given. */
export interface DeclaredSecret {
  readonly namespace: string;
  readonly name: string;
  readonly keys: readonly string[];
  /** What makes it in the cluster, of what the stack says. */
  readonly from: 'External Secrets' | 'Sealed Secrets' | 'SOPS';
  /** What a person runs where the output is, once the namespace is there: makes it, or waits until it is made. */
  readonly command: string;
}

const secrets = new WeakMap<IConstruct, () => DeclaredSecret>();

export function declareSecret(construct: IConstruct, declare: () => DeclaredSecret): void {
  secrets.set(construct, declare);
}

/** In the order of the tree. @internal */
export function declaredSecretsBelow(root: IConstruct): readonly DeclaredSecret[] {
  return root.node.findAll().flatMap((construct) => secrets.get(construct)?.() ?? []);
}
