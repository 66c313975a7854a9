import { type Finding, shown } from '../../kernel';
import { secretIn } from '../../secrets';
import { fieldsOf, listOf } from './pod-object';
import type { ContainerRule } from './resources';

/** A secret in a manifest is a secret in the repository, in its history, and to everyone who may read a pod. */
export const literalSecret: ContainerRule = ({ called, fields }) => [
  ...listOf(fields['env'])
    .map(fieldsOf)
    .flatMap(({ name, value }) => finding(called, 'its environment variable', name, value)),
  ...[...listOf(fields['command']), ...listOf(fields['args'])].flatMap((argument) => {
    const [, name, value] = /^-{1,2}([A-Za-z][A-Za-z0-9_.-]*)=(.*)$/s.exec(String(argument)) ?? [];
    return finding(
      called,
      name === undefined ? 'an argument' : 'its argument',
      name ?? '',
      value ?? argument,
    );
  }),
];

function finding(called: string, where: string, name: unknown, value: unknown): readonly Finding[] {
  const held = typeof name === 'string' && typeof value === 'string' ? secretIn({ name, value }) : undefined;
  if (held === undefined) return [];
  return [
    {
      code: 'NAUST-POD-005',
      what: `${called} has a secret in ${name === '' ? where : `${where} ${shown(name)}`}`,
      got: `${held}, written out`,
      allowed: 'a reference to a key of a Secret',
      fix: 'put it in a Secret and refer to it with SecretRef.key(secretName, key)',
    },
  ];
}
