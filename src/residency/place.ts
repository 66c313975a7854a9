import type { CountryCode } from './country';
import data from './operators.json';

/** An operator whose country naust knows. */
export type KnownOperator = keyof typeof data.operators;

export interface Operator {
  readonly name: string;
  /** Where the company is registered; `undefined` where nobody said: that is a problem when it is used. */
  readonly country: CountryCode | undefined;
}

export interface PlaceProps {
  /** Who runs the machines. @see operators.json for those whose country is known */
  readonly operator: KnownOperator | { readonly name: string; readonly country: CountryCode };
  /**
   * The provider's own name of the place: the node label `topology.kubernetes.io/zone`.
   * @default - the city in lower case
   */
  readonly zone?: string;
}

/** A place where machines stand and data rests. */
export class Place {
  static norway(city: string, props: PlaceProps): Place {
    return Place.in('NO', city, props);
  }

  static in(country: CountryCode, city: string, props: PlaceProps): Place {
    return new Place(country, city, zoneOf(city, props), operatorOf(props.operator));
  }

  private constructor(
    readonly country: CountryCode,
    readonly city: string,
    readonly zone: string,
    readonly operator: Operator,
  ) {}
}

function zoneOf(city: string, props: PlaceProps): string {
  return (
    props.zone ??
    city
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z0-9]+/g, '-')
  );
}

function operatorOf(operator: PlaceProps['operator']): Operator {
  if (typeof operator !== 'string') return operator;
  const known: Record<string, { country: string }> = data.operators;
  return { name: operator, country: known[operator]?.country as CountryCode | undefined };
}
