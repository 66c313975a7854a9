import type { Construct } from 'constructs';
import { Manifest } from '../../kernel';
import { SecretSource } from '../secret-source';
import type { SealedSecretProps } from './props';
import { renderSealedSecret } from './render-sealed-secret';
import { resolveSealedSecret } from './spec';

/**
 * A Secret of its own name that the Sealed Secrets controller of one cluster, and nothing else, can decrypt. Its file is
 * checked, as far as that goes without the key, and comes out among the manifests. The controller is something that the
 * cluster has to have.
 * @see https://github.com/bitnami-labs/sealed-secrets
 */
export class SealedSecret extends SecretSource {
  constructor(scope: Construct, id: string, props: SealedSecretProps) {
    super(scope, id, 'Sealed Secrets');
    const { findings, namespace, secretName: name } = this;
    const spec = resolveSealedSecret(findings, { name, namespace }, props);
    if (spec === undefined) return;
    this.declare(
      spec.keys,
      `kubectl -n ${namespace} wait --for=condition=Synced sealedsecret/${name} --timeout=5m`,
    );
    new Manifest(this, 'secret', {
      apiVersion: 'bitnami.com/v1alpha1',
      kind: 'SealedSecret',
      metadata: {
        name,
        annotations: spec.annotations as Record<string, string>,
        labels: spec.labels as Record<string, string>,
      },
      spec: renderSealedSecret(spec),
    });
  }
}
