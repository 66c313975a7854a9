import type { Duration } from 'cdk8s';
import { conform, type Findings, labelKey, shown, withDefaults } from '../../kernel';
import { secretKey } from '../secret-grammar';
import type { SecretStore } from '../store';
import { storePath } from '../store/grammar';
import { externalSecretDefaults } from './defaults';
import type { ExternalSecretProps, RemoteValueProps } from './props';
import { externalSecretShape } from './shape';

export interface ExternalSecretSpec {
  readonly name: string;
  readonly store: SecretStore['reference'];
  readonly keys: Readonly<Record<string, RemoteValueProps>>;
  readonly refreshSeconds: number;
  readonly creationPolicy: 'Owner' | 'Orphan' | 'Merge';
  readonly deletionPolicy: 'Retain' | 'Delete' | 'Merge';
  readonly type: string | undefined;
}

export function resolveExternalSecret(
  findings: Findings,
  at: { readonly name: string; readonly namespace: string },
  given: ExternalSecretProps,
): ExternalSecretSpec {
  const props = withDefaults(conform(findings, given, externalSecretShape), externalSecretDefaults);
  const { store, keys, refresh, creationPolicy, deletionPolicy, type } = props;
  checkKeys(findings, keys);
  checkStore(findings, store, at.namespace);
  checkPolicies(findings, props);
  const refreshSeconds = checkRefresh(findings, refresh);
  return {
    name: at.name,
    store: store.reference,
    keys,
    refreshSeconds,
    creationPolicy,
    deletionPolicy,
    type,
  };
}

function checkKeys(findings: Findings, keys: ExternalSecretSpec['keys']): void {
  if (Object.keys(keys).length === 0) {
    findings.add({
      code: 'NAUST-SEC-004',
      what: 'has no keys, and so no values to copy',
      got: 'keys: {}',
      allowed: 'at least one key with where its value is',
      fix: "write keys: { password: { from: 'orders/database', property: 'password' } }",
    });
  }
  for (const [key, { from, property, version }] of Object.entries(keys)) {
    findings.check('a key of the Secret', key, secretKey);
    findings.check(`"from" of key ${shown(key)}`, from, storePath);
    if (property !== undefined) findings.check(`"property" of key ${shown(key)}`, property, storePath);
    if (version !== undefined) findings.check(`"version" of key ${shown(key)}`, version, storePath);
  }
}

function checkStore(findings: Findings, { namespace, reference }: SecretStore, own: string): void {
  if (namespace === undefined || namespace === own) return;
  findings.add({
    code: 'NAUST-SEC-008',
    what: 'takes its values from a store that serves another namespace',
    got: `store ${shown(reference.name)} of namespace ${shown(namespace)}`,
    allowed: `a store in namespace ${shown(own)}, or one of the whole cluster`,
    fix: "declare a store in this namespace, or SecretStore.existing with kind: 'ClusterSecretStore'",
  });
}

/** As its own webhook has it. @see https://external-secrets.io/latest/guides/ownership-deletion-policy/ */
function checkPolicies(
  findings: Findings,
  {
    creationPolicy,
    deletionPolicy,
    type,
  }: Pick<ExternalSecretProps, 'creationPolicy' | 'deletionPolicy' | 'type'>,
): void {
  const refuse = (got: string, allowed: string, fix: string): void =>
    findings.add({
      code: 'NAUST-SEC-007',
      what: 'has policies for its Secret that contradict each other',
      got,
      allowed,
      fix,
    });
  if (creationPolicy === 'Merge' && deletionPolicy === 'Delete') {
    refuse(
      'creationPolicy Merge and deletionPolicy Delete',
      'Delete where the operator owns the Secret',
      "use deletionPolicy: 'Merge', which takes its keys away",
    );
  }
  if (creationPolicy === 'Merge' && type !== undefined) {
    refuse('creationPolicy Merge and a type', 'the type of whoever makes the Secret', 'leave the type out');
  }
  if (type !== undefined && !labelKey.accepts(type)) {
    refuse(
      `type ${shown(type)}`,
      'Opaque, or a type such as kubernetes.io/tls',
      'write it as Kubernetes does',
    );
  }
}

const [SHORTEST, LONGEST] = [60, 30 * 86_400];

function checkRefresh(findings: Findings, refresh: Duration): number {
  const seconds = refresh.toSeconds({ integral: false });
  if (!Number.isInteger(seconds) || seconds < SHORTEST || seconds > LONGEST) {
    findings.add({
      code: 'NAUST-SEC-006',
      what: 'asks its store anew too often or too rarely',
      got: `${seconds} s`,
      allowed: '1 minute to 30 days, in whole seconds',
      fix: 'write refresh: Duration.hours(1)',
    });
  }
  return seconds;
}
