import type { Key } from './key';
import {
  block,
  comment,
  directive,
  entry,
  inVariable,
  type Node,
  quoted,
  type Variable,
  variable,
  type Word,
} from '../nginx';
import type { RoutingSpec } from './spec';

/** What tells requests apart. In a zone an address is kept in its binary form, which takes less room. */
export function keyWord(key: Key): Word {
  switch (key.kind) {
    case 'clientAddress':
      return variable('binary_remote_addr');
    case 'path':
      return variable('uri');
    case 'all':
      return quoted('all');
    case 'header':
    case 'cookie':
      return variable(`key_${key.kind}_${inVariable(key.name)}`);
  }
}

export function keysOf({ limits, upstreams, canaries }: RoutingSpec): readonly Key[] {
  return [
    ...limits
      .flatMap(({ rates = [], concurrency }) => [...rates, ...(concurrency ? [concurrency] : [])])
      .map(({ key }) => key),
    ...upstreams.flatMap(({ balance }) => (balance.kind === 'hash' ? [balance.key] : [])),
    ...canaries.map(({ by }) => by),
  ];
}

/** nginx does not count an empty key, and so would not count whoever leaves the header or cookie out. */
export function renderKeys(keys: readonly Key[]): readonly Node[] {
  const maps = new Map(
    keys.flatMap((key) =>
      key.kind === 'header' || key.kind === 'cookie'
        ? [[`${key.kind} ${inVariable(key.name)}`, key] as const]
        : [],
    ),
  );
  if (maps.size === 0) return [];
  return [
    comment('Who does not say who it is counts by its address.'),
    ...[...maps.values()].map((key) =>
      block(
        'map',
        [source(key), keyWord(key)],
        [directive('default', source(key)), entry(quoted(''), variable('binary_remote_addr'))],
      ),
    ),
  ];
}

function source(key: Extract<Key, { readonly name: string }>): Variable {
  return variable(`${key.kind === 'header' ? 'http' : 'cookie'}_${inVariable(key.name)}`);
}
