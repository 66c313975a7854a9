import { Construct } from 'constructs';
import { addCheck, Findings, having, type Kind, Manifest, uniqueId } from '../../kernel';
import { namespaceOf } from '../../network';
import { declareData } from '../../residency';
import { storeData } from './data';
import type { ExistingStoreProps, OpenBaoProps } from './props';
import { renderStore } from './render-store';
import { resolveExistingStore, resolveOpenBao, type StoreSpec } from './spec';

/**
 * Where External Secrets takes the values of Secrets from. What is kept there is held to where the policy lets secrets
 * be. `NAUST-RES-001`, `NAUST-RES-002`
 * @see https://external-secrets.io/latest/api/secretstore/
 */
export class SecretStore extends Construct {
  /**
   * OpenBao, or HashiCorp Vault. The operator logs in there as a ServiceAccount of the store's own name, which nothing
   * runs as: bind the role to it, and let it read what this namespace needs.
   * @see https://external-secrets.io/latest/provider/openbao/
   */
  static openBao(scope: Construct, id: string, props: OpenBaoProps): SecretStore {
    return new SecretStore(scope, id, (findings) => resolveOpenBao(findings, props));
  }

  /** One that is there already, of any of the kinds that External Secrets knows, by its name. */
  static existing(scope: Construct, id: string, props: ExistingStoreProps): SecretStore {
    return new SecretStore(scope, id, (findings) => resolveExistingStore(findings, props));
  }

  /** As an ExternalSecret names it. */
  readonly reference: { readonly kind: 'SecretStore' | 'ClusterSecretStore'; readonly name: string };
  /** The one namespace it serves; `undefined` where it serves all. @internal */
  readonly namespace: string | undefined;

  private constructor(scope: Construct, id: string, resolve: (findings: Findings) => StoreSpec) {
    super(scope, uniqueId(scope, id));
    const findings = new Findings();
    const spec = resolve(findings);
    const name = this.node.id;
    this.reference = { kind: spec.kind, name };
    this.namespace = spec.kind === 'SecretStore' ? namespaceOf(this) : undefined;
    addCheck(this, () => findings.all);
    if (findings.all.length > 0) return;
    declareData(this, () => storeData(name, spec));
    if (spec.openBao === undefined) return;
    new Manifest(this, 'service-account', {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name },
      automountServiceAccountToken: false,
    });
    new Manifest(this, 'store', {
      apiVersion: 'external-secrets.io/v1',
      kind: 'SecretStore',
      metadata: { name },
      spec: renderStore(name, spec.openBao),
    });
  }
}

const anyStore = { reference: { kind: 'SecretStore', name: 'unnamed' }, namespace: undefined };

/** A store as a prop. */
export const secretStore: Kind<SecretStore> = having(
  'a SecretStore',
  'reference',
  anyStore as unknown as SecretStore,
);
