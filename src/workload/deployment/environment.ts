import { environmentName, type Findings, shown } from '../../kernel';
import type { EnvironmentValue } from '../../pod';
import { secretKey, secretName, SecretRef } from '../../secrets';

/** Environment variables by their names: text, or a key of a Secret. */
export type Environment = Readonly<Record<string, string | SecretRef>>;

/** The longest text that Linux hands to a process in one variable, its name and the `=` included. */
const LONGEST = 128 * 1024;

/** What the container is told, in the order in which it was written: later values may refer to earlier ones. */
export function resolveEnvironment(
  findings: Findings,
  environment: Environment,
  namespace: string,
): Readonly<Record<string, EnvironmentValue>> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => {
      findings.check('the name of an environment variable', name, environmentName);
      return [
        name,
        value instanceof SecretRef ? secret(findings, value, namespace) : literal(findings, name, value),
      ];
    }),
  );
}

function secret(findings: Findings, ref: SecretRef, own: string): EnvironmentValue {
  if (ref.namespace !== undefined && ref.namespace !== own) elsewhere(findings, ref, own);
  findings.check('the first argument of SecretRef.key', ref.secretName, secretName);
  findings.check('the second argument of SecretRef.key', ref.key, secretKey);
  return { kind: 'secret', secret: ref.secretName, key: ref.key };
}

/** A pod is given nothing of another namespace. */
function elsewhere(findings: Findings, { secretName: name, namespace }: SecretRef, own: string): void {
  findings.add({
    code: 'NAUST-SEC-008',
    what: 'is told a key of a Secret that is in another namespace',
    got: `Secret ${shown(name)} in ${shown(namespace)}`,
    allowed: `a Secret in ${shown(own)}`,
    fix: 'declare the Secret in this namespace too',
  });
}

/** The value is not shown: it may be a secret written in the wrong place. */
function literal(findings: Findings, name: string, value: string): EnvironmentValue {
  const isText = typeof value === 'string';
  if (!isText || value.includes('\0') || Buffer.byteLength(value) + name.length + 2 > LONGEST) {
    findings.add({
      code: 'NAUST-WRK-003',
      what: `has a value in its environment that no process can be given: ${JSON.stringify(name).slice(0, 80)}`,
      got: isText ? `text of ${value.length} characters` : `${value === null ? 'null' : typeof value}`,
      allowed: 'text without NUL characters, with its name below 128 KiB, or SecretRef.key(...)',
      fix: 'write it as text, or mount what is long as a file',
    });
  }
  return { kind: 'value', value };
}
