import { environmentName, type Findings } from '../../kernel';
import type { EnvironmentValue } from '../../pod';
import { SecretRef } from '../secret-ref';
import { secretKey, secretName } from './secret-grammar';

/** Environment variables by their names: text, or a key of a Secret. */
export type Environment = Readonly<Record<string, string | SecretRef>>;

/** The longest text that Linux hands to a process in one variable, its name and the `=` included. */
const LONGEST = 128 * 1024;

/** What the container is told, in the order in which it was written: later values may refer to earlier ones. */
export function resolveEnvironment(
  findings: Findings,
  environment: Environment,
): Readonly<Record<string, EnvironmentValue>> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => {
      findings.check('the name of an environment variable', name, environmentName);
      return [name, value instanceof SecretRef ? secret(findings, value) : literal(findings, name, value)];
    }),
  );
}

function secret(findings: Findings, ref: SecretRef): EnvironmentValue {
  findings.check('the first argument of SecretRef.key', ref.secretName, secretName);
  findings.check('the second argument of SecretRef.key', ref.key, secretKey);
  return { kind: 'secret', secret: ref.secretName, key: ref.key };
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
