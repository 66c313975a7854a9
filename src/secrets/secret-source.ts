import { Construct } from 'constructs';
import { addCheck, Findings, shown, uniqueId } from '../kernel';
import { namespaceOf } from '../network';
import { type DeclaredSecret, declareSecret } from './declared-secret';
import { SecretRef } from './secret-ref';

/** What a Secret is made of in the cluster. Its name is the construct's. */
export abstract class SecretSource extends Construct {
  /** Of the Secret. */
  readonly secretName: string;
  /** Where the Secret lies. @internal */
  protected readonly namespace: string;
  /** @internal */
  protected readonly findings = new Findings();
  private keys: readonly string[] | undefined;

  /** @internal */
  protected constructor(
    scope: Construct,
    id: string,
    private readonly from: DeclaredSecret['from'],
  ) {
    super(scope, uniqueId(scope, id));
    this.secretName = this.node.id;
    this.namespace = namespaceOf(this);
    addCheck(this, () => this.findings.all);
  }

  /** One of its keys, for a container in the same namespace. `NAUST-SEC-003`, `NAUST-SEC-008` */
  key(key: string): SecretRef {
    if (this.keys !== undefined && !this.keys.includes(key)) {
      this.findings.add({
        code: 'NAUST-SEC-003',
        what: 'is asked for a key that it does not have',
        got: shown(key),
        allowed: this.keys.map(shown).join(', '),
        fix: 'ask for one of these, or add the key to it',
      });
    }
    return SecretRef.declared(this.namespace, this.secretName, key);
  }

  /** Lets it be known, as soon as that is, what is in the Secret. @internal */
  protected declare(keys: readonly string[], command: string): void {
    const { namespace, secretName: name, from } = this;
    this.keys = keys;
    declareSecret(this, () => ({ namespace, name, keys, from, command }));
  }
}
