import type { IConstruct } from 'constructs';
import { addCheck, pathOf } from '../kernel';
import type { DataDeclaration } from './holding';
import { policyAt } from './policy';
import { residencyFindings } from './rule';

/** A declaration and the path of the construct that made it. */
export interface Declared extends DataDeclaration {
  readonly path: string;
}

const declarations = new WeakMap<IConstruct, (() => DataDeclaration)[]>();

/** Lets a construct say where its data is and goes: the policy there is held against it, and the register names it. */
export function declareData(construct: IConstruct, declare: () => DataDeclaration): void {
  const known = declarations.get(construct);
  if (known) known.push(declare);
  else declarations.set(construct, [declare]);
  addCheck(construct, () => residencyFindings(policyAt(construct), declare()));
}

/** Everything that constructs declare, in their order. */
export function declarationsOf(constructs: readonly IConstruct[]): readonly Declared[] {
  return constructs.flatMap((construct) =>
    (declarations.get(construct) ?? []).map((declare) => ({ path: pathOf(construct), ...declare() })),
  );
}
