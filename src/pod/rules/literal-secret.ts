import { shown } from '../../kernel';
import { fieldsOf, listOf } from './pod-object';
import type { ContainerRule } from './resources';
import { namedLikeSecret, secretShape } from './secret-shapes';

/** `$(NAME)`, which the kubelet replaces by another variable's value; `$$(NAME)` is the text itself. */
const REFERENCE = /(?<!\$)(?:\$\$)*\$\([A-Za-z_][A-Za-z0-9_.-]*\)/;
const REFERENCES = new RegExp(`:?${REFERENCE.source}`, 'g');

/** A secret in a manifest is a secret in the repository, in its history, and to everyone who may read a pod. */
export const literalSecret: ContainerRule = (container) =>
  listOf(container.fields['env'])
    .map(fieldsOf)
    .flatMap(({ name, value }) => {
      const held = typeof name === 'string' && typeof value === 'string' ? secretIn(name, value) : undefined;
      if (held === undefined) return [];
      return [
        {
          code: 'NAUST-POD-005',
          what: `${container.called} has a secret in its environment variable ${shown(name)}`,
          got: `${held}, written out`,
          allowed: 'a reference to a key of a Secret',
          fix: 'put it in a Secret and refer to it with SecretRef.key(secretName, key)',
        },
      ];
    });

/** What the secret is, in words that do not show it. */
function secretIn(name: string, value: string): string | undefined {
  const shape = secretShape(value.replace(REFERENCES, ''));
  if (shape !== undefined) return shape;
  return value !== '' && !REFERENCE.test(value) && namedLikeSecret(name, value) ? 'a value' : undefined;
}
