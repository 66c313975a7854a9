import { type Finding, shown } from '../../kernel';
import { hasPlaceholder, secretShape } from './secret-shapes';
import { namedLikeSecret, randomUnderSecretName } from './secret-names';

/** A text and what it is called where it stands. */
interface Named {
  readonly name: string;
  readonly value: string;
}

/** What the secret is that a text under a name is, in words that do not show it. */
export function secretIn({ name, value }: Named): string | undefined {
  const shape = secretShape(value);
  if (shape !== undefined) return shape;
  if (value === '' || hasPlaceholder(value)) return undefined;
  return namedLikeSecret(name, value) || randomUnderSecretName(name, value) ? 'a value' : undefined;
}

/** The same where a name that speaks of secrets mostly names one: an annotation says which Secret to use. */
function secretInNaming({ name, value }: Named): string | undefined {
  return secretShape(value) ?? (randomUnderSecretName(name, value) ? 'a value' : undefined);
}

/** A secret in a manifest is a secret in the repository, in its history, and to everyone who may read the object. */
export function literalSecretFindings(object: unknown): readonly Finding[] {
  const { apiVersion, kind } = fieldsOf(object);
  const of = `${String(apiVersion)}/${String(kind)}`;
  return [
    ...metadataIn(object).flatMap(({ annotations }) => inTexts('annotation', annotations, secretInNaming)),
    ...(of === 'v1/ConfigMap' ? inTexts('key', fieldsOf(object)['data'], secretInFile) : []),
    ...(of === 'v1/Secret' ? writtenOut(object) : []),
  ];
}

/** Of the object, and of the pods and jobs that are made from it. */
function metadataIn(object: unknown): readonly Readonly<Record<string, unknown>>[] {
  const { metadata, spec } = fieldsOf(object);
  const { template, jobTemplate } = fieldsOf(spec);
  const inner = [template, jobTemplate].filter((each) => each !== undefined);
  return [fieldsOf(metadata), ...inner.flatMap(metadataIn)];
}

/** A value, or a whole file under its name. */
function secretInFile(named: Named): string | undefined {
  return named.value.includes('\n') || named.name.includes('.') ? secretShape(named.value) : secretIn(named);
}

function inTexts(
  noun: string,
  texts: unknown,
  found: (named: Named) => string | undefined,
): readonly Finding[] {
  return Object.entries(fieldsOf(texts)).flatMap(([name, value]) => {
    const held = typeof value === 'string' ? found({ name, value }) : undefined;
    if (held === undefined) return [];
    return [
      {
        code: 'NAUST-SEC-001' as const,
        what: `has a secret in its ${noun} ${shown(name)}`,
        got: `${held}, written out`,
        allowed: 'a reference to a key of a Secret',
        fix: 'put it in a Secret, and hand it to the container with SecretRef.key(secretName, key)',
      },
    ];
  });
}

function writtenOut(object: unknown): readonly Finding[] {
  const { data, stringData } = fieldsOf(object);
  const keys = [data, stringData].flatMap((values) => Object.keys(fieldsOf(values)));
  if (keys.length === 0) return [];
  return [
    {
      code: 'NAUST-SEC-002',
      what: 'is a Secret with its values in the stack, and so in its output and its repository',
      got: `values of ${keys.map(shown).join(', ')}`,
      allowed: 'a Secret that something else makes, by hand or from what is encrypted',
      fix: 'use ExternalSecret, SealedSecret or SopsSecret, or create it once and name it with SecretRef.key',
    },
  ];
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
