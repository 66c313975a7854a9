import { type Findings, kubernetesName, withDefaults } from '../../kernel';
import { mutualTlsDefaults } from './defaults';
import type { MutualTlsProps } from './props';

export interface MutualTlsSpec {
  /** `undefined` where the Secrets are made by hand. */
  readonly issuer: { readonly name: string; readonly kind: 'ClusterIssuer' | 'Issuer' } | undefined;
}

export function resolveMutualTls(findings: Findings, props: MutualTlsProps): MutualTlsSpec {
  const { issuer, issuerKind } = withDefaults(props, mutualTlsDefaults);
  if (issuer !== undefined) findings.check('mutualTls.issuer', issuer, kubernetesName);
  return { issuer: issuer === undefined ? undefined : { name: issuer, kind: issuerKind } };
}
