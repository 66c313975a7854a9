import { conform, type Findings, shown } from '../../kernel';
import { checkIdentity } from '../manifest/check-identity';
import { type Fields, fieldsOf, readManifest } from '../manifest/read-manifest';
import { secretIn } from '../rules/literal-secrets';
import { secretKey } from '../secret-grammar';
import type { SealedSecretProps } from './props';
import { isSealed } from './sealed-value';
import { sealedSecretShape } from './shape';

export interface SealedSecretSpec {
  readonly keys: readonly string[];
  readonly annotations: Fields;
  readonly labels: Fields;
  readonly encryptedData: Readonly<Record<string, string>>;
  /** What its Secret has besides; of the file as it is. */
  readonly template: Fields;
}

const WIDER = ['sealedsecrets.bitnami.com/namespace-wide', 'sealedsecrets.bitnami.com/cluster-wide'];

/** What is sealed in a file, where it is what its construct says; `undefined` where anything is wrong. */
export function resolveSealedSecret(
  findings: Findings,
  at: { readonly name: string; readonly namespace: string },
  given: SealedSecretProps,
): SealedSecretSpec | undefined {
  const { file } = conform(findings, given, sealedSecretShape);
  if (findings.all.length > 0) return undefined;
  const object = readManifest(findings, file)?.object;
  if (object === undefined) return undefined;
  const meant = { apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', ...at };
  const seal = `seal a Secret of this name and namespace: kubeseal --format yaml < secret.yaml > ${file}`;
  if (!checkIdentity(findings, object, meant, seal)) return undefined;
  const spec = fieldsOf(object['spec']);
  const template = fieldsOf(spec['template']);
  checkTemplate(findings, template, at);
  checkScope(findings, object, template);
  const encryptedData = fieldsOf(spec['encryptedData']);
  checkValues(findings, encryptedData, spec['data'] !== undefined);
  if (findings.all.length > 0) return undefined;
  const { annotations, labels } = fieldsOf(object['metadata']);
  const keys = [...Object.keys(encryptedData), ...Object.keys(fieldsOf(template['data']))];
  return {
    keys: [...new Set(keys)],
    annotations: fieldsOf(annotations),
    labels: fieldsOf(labels),
    encryptedData: encryptedData as Readonly<Record<string, string>>,
    template,
  };
}

/** The controller gives the Secret the name and namespace of its own; another there was meant for another. */
function checkTemplate(
  findings: Findings,
  template: Fields,
  at: { readonly name: string; readonly namespace: string },
): void {
  const { name = at.name, namespace = at.namespace } = fieldsOf(template['metadata']);
  if (name !== at.name || namespace !== at.namespace) {
    findings.add({
      code: 'NAUST-SEC-010',
      what: 'names a file whose Secret is of another name or namespace than what is sealed',
      got: `${shown(namespace)}/${shown(name)}`,
      allowed: `${shown(at.namespace)}/${shown(at.name)}`,
      fix: 'seal it anew, and do not edit what kubeseal writes',
    });
  }
  for (const [key, value] of Object.entries(fieldsOf(template['data']))) {
    const held = typeof value === 'string' ? secretIn({ name: key, value }) : undefined;
    if (held === undefined) continue;
    findings.add({
      code: 'NAUST-SEC-001',
      what: `has a secret in the template of its Secret, under ${shown(key)}`,
      got: `${held}, written out`,
      allowed: 'text that refers to sealed values: {{ index . "password" }}',
      fix: 'seal the value, and refer to it',
    });
  }
}

function checkScope(findings: Findings, object: Fields, template: Fields): void {
  const wider = [object, template].flatMap(({ metadata }) => {
    const annotations = fieldsOf(fieldsOf(metadata)['annotations']);
    return WIDER.filter((name) => annotations[name] === 'true' || annotations[name] === true);
  });
  if (wider.length === 0) return;
  findings.add({
    code: 'NAUST-SEC-011',
    what: 'names a file that opens under other names too, for whoever may make objects there',
    got: [...new Set(wider)].join(', '),
    allowed: 'strict scope, which is what kubeseal does by itself',
    fix: 'seal it anew with kubeseal --scope strict',
  });
}

function checkValues(findings: Findings, values: Fields, hasOldForm: boolean): void {
  const unsealed = Object.entries(values).filter(([, value]) => !isSealed(value));
  for (const key of Object.keys(values)) findings.check('a key in the file', key, secretKey);
  if (unsealed.length === 0 && Object.keys(values).length > 0 && !hasOldForm) return;
  const keys = unsealed.map(([key]) => shown(key)).join(', ');
  findings.add({
    code: 'NAUST-SEC-012',
    what: 'names a file with values that are not as kubeseal writes them',
    got: hasOldForm ? 'spec.data' : keys === '' ? 'no values' : `what is under ${keys}`,
    allowed: 'under spec.encryptedData, each value encrypted for itself',
    fix: 'seal the Secret anew, and change nothing in what kubeseal writes',
  });
}
