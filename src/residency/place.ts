import {
  either,
  type Finding,
  Findings,
  type Grammar,
  having,
  type Kind,
  labelValue,
  optional,
  read,
  shaped,
  text,
  textLike,
} from '../kernel';
import { type CountryCode, countryCodes } from './country';
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

const placeKind = shaped<PlaceProps>({
  operator: either(
    text('Hetzner'),
    shaped<Exclude<PlaceProps['operator'], string>>({ name: text('Oslo'), country: text('NO') }),
  ),
  zone: optional(textLike(labelValue)),
});

/** A place where machines stand and data rests. */
export class Place {
  static norway(city: string, props: PlaceProps): Place {
    return Place.in('NO', city, props);
  }

  static in(country: CountryCode, city: string, props: PlaceProps): Place {
    const findings = new Findings();
    const sound = placeOf(findings, country, city, props);
    return new Place(sound.country, sound.city, sound.zone, sound.operator, findings.all);
  }

  private constructor(
    readonly country: CountryCode,
    readonly city: string,
    readonly zone: string,
    readonly operator: Operator,
    /** What is wrong with how it was described; told by whatever is at the place. */
    readonly findings: readonly Finding[],
  ) {}
}

type Sound = Pick<Place, 'country' | 'city' | 'zone' | 'operator'>;

function placeOf(findings: Findings, country: CountryCode, city: string, given: PlaceProps): Sound {
  const props = read(findings, 'the place', given, placeKind);
  const { operator } = props;
  const name = typeof operator === 'string' ? operator : operator.name;
  const sound = read(findings, 'the city of a place', city, textLike(placeName));
  findings.check('the city of a place', sound, placeName);
  findings.check('the operator of a place', name, placeName);
  findings.check('the country of a place', country, countryCode);
  if (typeof operator !== 'string')
    findings.check('the country of an operator', operator.country, countryCode);
  const zone = props.zone ?? zoneOf(sound);
  findings.check('the zone of a place', zone, zoneName);
  const isKnown = typeof country === 'string' && countryCode.accepts(country);
  return { country: isKnown ? country : 'NO', city: sound, zone, operator: operatorOf(operator) };
}

/** Letters that do not come apart into one of a-z and a mark. */
const LETTERS: Readonly<Record<string, string>> = { ø: 'o', æ: 'ae', ð: 'd', þ: 'th', ł: 'l', ß: 'ss' };

function zoneOf(city: string): string {
  return city
    .toLowerCase()
    .replace(/[øæðþłß]/g, (letter) => LETTERS[letter]!)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

const countryCode: Grammar = {
  name: 'a country that naust knows the standing of',
  code: 'NAUST-RES-004',
  allowed: countryCodes.join(', '),
  example: 'NO',
  accepts: (value) => countryCodes.includes(value as CountryCode),
};

/** A name as people write it; it stands in reports, so it is one line and nothing but a name. */
const placeName: Grammar = {
  name: 'a name of a place or of a company',
  code: 'NAUST-RES-004',
  allowed: "letters, digits, blanks and . , & ' ( ) / -, 64 characters at most",
  example: 'Oslo',
  accepts: (value) => /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,&'’()/-]{0,63}$/u.test(value),
};

const zoneName: Grammar = {
  ...labelValue,
  name: 'the name of a zone',
  allowed: '1 to 63 characters of A-Z, a-z, 0-9, inner . _ -',
  example: 'no-svg1',
  accepts: (value) => value !== '' && labelValue.accepts(value),
};

function operatorOf(operator: PlaceProps['operator']): Operator {
  if (typeof operator !== 'string') return { name: operator.name, country: operator.country };
  const known: Record<string, { country: string }> = data.operators;
  return { name: operator, country: known[operator]?.country as CountryCode | undefined };
}

/** A place as a prop. */
export const place: Kind<Place> = having('a Place', 'zone', Place.norway('Oslo', { operator: 'Hetzner' }));
