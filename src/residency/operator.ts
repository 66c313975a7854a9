import { either, type Findings, type Kind, optional, shaped, text } from '../kernel';
import { checkCountry, country, type CountryCode, countryKind } from './country';
import data from './operators.json';
import { properName } from './proper-name';

/** An operator whose company, country and owner naust knows. */
export type KnownOperator = keyof typeof data.operators;

/** Who an operator belongs to. */
export interface Owner {
  /** The company as its shareholders know it. `NAUST-RES-004` */
  readonly name: string;
  /** Where it is registered. `NAUST-RES-002`, `NAUST-RES-004` */
  readonly country: CountryCode;
}

/** An operator that naust does not know, or that is described anew. */
export interface OperatorProps {
  /** The company as its customers know it. `NAUST-RES-004` */
  readonly name: string;
  /** Where the company that runs the machines is registered. `NAUST-RES-004` */
  readonly country: CountryCode;
  /**
   * Its ultimate owner: another law may reach data through it. `NAUST-RES-004`, `NAUST-RES-002`
   * @default - none under another law
   */
  readonly parent?: Owner;
}

/** Who runs the machines of a place. */
export interface Operator {
  /** As its customers know it. */
  readonly name: string;
  /** The company that the contract is with; the name again where nobody said. */
  readonly company: string;
  /** Where the company is registered; `undefined` where nobody said: that is a problem when it is used. */
  readonly country: CountryCode | undefined;
  /** Its ultimate owner, where that is another. */
  readonly parent?: Owner;
}

const owner = shaped<Owner>({ name: text('Fjelldata Holding'), country: countryKind });

export const operatorKind: Kind<KnownOperator | OperatorProps> = either(
  text('Hetzner') as Kind<KnownOperator>,
  shaped<OperatorProps>({ name: text('Fjelldata'), country: countryKind, parent: optional(owner) }),
);

export function resolveOperator(findings: Findings, given: KnownOperator | OperatorProps): Operator {
  if (typeof given === 'string') {
    findings.check('the operator of a place', given, properName);
    return known(given);
  }
  const { name, parent } = given;
  findings.check('the operator of a place', name, properName);
  const registered = checkCountry(findings, 'the country of an operator', given.country);
  if (parent === undefined) return { name, company: name, country: registered };
  findings.check('the owner of an operator', parent.name, properName);
  const above = checkCountry(findings, "the country of an operator's owner", parent.country);
  return { name, company: name, country: registered, parent: { name: parent.name, country: above } };
}

function known(name: string): Operator {
  const all: Readonly<Record<string, { company: string; country: string; parent?: object }>> = data.operators;
  if (!Object.hasOwn(all, name)) return { name, company: name, country: undefined };
  const { company, country: registered, parent } = all[name]!;
  return { name, company, country: registered as CountryCode, parent: parent as Owner | undefined };
}

/** Those whose law may reach the data outside the EEA, as people read it; empty where it is EEA law alone. */
export function foreignLaw({ country: registered, parent }: Operator): readonly string[] {
  const own = registered === undefined ? ['a country not given'] : lawOutside(registered, '');
  return [...own, ...(parent ? lawOutside(parent.country, ` through its owner ${parent.name}`) : [])];
}

function lawOutside(code: CountryCode, how: string): readonly string[] {
  const { eea, name } = country(code);
  return eea ? [] : [`${name}${how}`];
}
