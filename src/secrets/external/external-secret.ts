import type { Construct } from 'constructs';
import { Manifest } from '../../kernel';
import { SecretSource } from '../secret-source';
import type { ExternalSecretProps } from './props';
import { renderExternalSecret } from './render-external-secret';
import { resolveExternalSecret } from './spec';

/**
 * A Secret of its own name, whose values the External Secrets Operator copies from a store; no value is in the stack.
 * The operator is something that the cluster has to have.
 * @see https://external-secrets.io/latest/api/externalsecret/
 */
export class ExternalSecret extends SecretSource {
  constructor(scope: Construct, id: string, props: ExternalSecretProps) {
    super(scope, id, 'External Secrets');
    const { findings, namespace, secretName: name } = this;
    const spec = resolveExternalSecret(findings, { name, namespace }, props);
    if (findings.all.length > 0) return;
    this.declare(
      Object.keys(spec.keys),
      `kubectl -n ${namespace} wait --for=condition=Ready externalsecret/${name} --timeout=5m`,
    );
    const secret = new Manifest(this, 'secret', {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name },
      spec: renderExternalSecret(spec),
    });
    if (props.store.namespace !== undefined) secret.node.addDependency(props.store);
  }
}
