import {
  block,
  comment,
  directive,
  entry,
  inVariable,
  literal,
  type Node,
  quoted,
  variable,
  type VariableName,
  type Word,
} from '../../nginx';
import { keyWord } from '../render-key';
import type { CanarySpec } from './canary-spec';

export function canaryVariable({ index }: CanarySpec): VariableName {
  return `canary_${index}`;
}

/** Which version a request goes to. */
export function renderCanaries(all: readonly CanarySpec[]): readonly Node[] {
  if (all.length === 0) return [];
  return [comment('Which requests go to the next version of a service.'), ...all.flatMap(renderCanary)];
}

function renderCanary(canary: CanarySpec): readonly Node[] {
  const { header, percent, stable } = canary;
  const chosen = variable(canaryVariable(canary));
  if (header === undefined) return [share(canary, canaryVariable(canary))];
  const drawn: VariableName = `canary_${canary.index}_share`;
  const otherwise: Word = percent === undefined ? quoted(stable.name) : variable(drawn);
  return [
    ...(percent === undefined ? [] : [share(canary, drawn)]),
    block(
      'map',
      [variable(`http_${inVariable(header.name)}`), chosen],
      [directive('default', otherwise), entry(literal(header.value), quoted(canary.upstream.name))],
    ),
  ];
}

function share({ by, percent, upstream, stable }: CanarySpec, name: VariableName): Node {
  const key = by.kind === 'clientAddress' ? variable('remote_addr') : keyWord(by);
  return block(
    'split_clients',
    [key, variable(name)],
    [entry(`${percent}%`, quoted(upstream.name)), entry('*', quoted(stable.name))],
  );
}
