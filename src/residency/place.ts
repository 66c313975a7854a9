import {
  type Finding,
  Findings,
  having,
  type Kind,
  labelValue,
  optional,
  read,
  shaped,
  textLike,
} from '../kernel';
import { checkCountry, country, type CountryCode } from './country';
import {
  type KnownOperator,
  type Operator,
  operatorKind,
  type OperatorProps,
  resolveOperator,
} from './operator';
import { properName } from './proper-name';
import { zoneFacts } from './zones';

export interface PlaceProps {
  /** Who runs the machines. One that naust knows is named alone. `NAUST-RES-002`, `NAUST-RES-004` */
  readonly operator: KnownOperator | OperatorProps;
  /**
   * The provider's own name of the place: the node label `topology.kubernetes.io/zone`. `NAUST-RES-010`
   * @default - the city in lower case
   */
  readonly zone?: string;
}

const placeKind = shaped<PlaceProps>({ operator: operatorKind, zone: optional(textLike(labelValue)) });

/** A place where machines stand and data rests. */
export class Place {
  /** `Place.norway('Oslo', { operator: 'CoolVDS' })`. `NAUST-RES-004` */
  static norway(city: string, props: PlaceProps): Place {
    return Place.in('NO', city, props);
  }

  /** By the two letters of its country. `NAUST-RES-004` */
  static in(code: CountryCode, city: string, props: PlaceProps): Place {
    const findings = new Findings();
    const sound = placeOf(findings, code, city, props);
    return new Place(sound.country, sound.city, sound.zone, sound.operator, findings.all);
  }

  private constructor(
    readonly country: CountryCode,
    readonly city: string,
    readonly zone: string,
    readonly operator: Operator,
    /**
     * What is wrong with how it was described; told by whatever is at the place.
     * @internal
     */
    readonly findings: readonly Finding[],
  ) {}
}

type Sound = Pick<Place, 'country' | 'city' | 'zone' | 'operator'>;

function placeOf(findings: Findings, code: CountryCode, given: string, givenProps: PlaceProps): Sound {
  const props = read(findings, 'the place', givenProps, placeKind);
  const city = read(findings, 'the city of a place', given, textLike(properName));
  findings.check('the city of a place', city, properName);
  const operator = resolveOperator(findings, props.operator);
  const zone = props.zone ?? zoneOf(city);
  findings.check('the zone of a place', zone, zoneName);
  const sound = { country: checkCountry(findings, 'the country of a place', code), city, zone, operator };
  elsewhere(findings, sound);
  return sound;
}

/** Nobody moves a known zone by calling it Norwegian. */
function elsewhere(findings: Findings, { operator, zone, ...said }: Sound): void {
  const facts = zoneFacts(operator.name, zone);
  if (facts === undefined || facts.country === said.country) return;
  findings.add({
    code: 'NAUST-RES-010',
    what: `says of zone ${zone} of ${operator.name} that it is in another country than it is`,
    got: `${said.city}, ${country(said.country).name}`,
    allowed: `${facts.city}, ${country(facts.country).name}`,
    fix: 'name the zone that is meant, or leave it out',
  });
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

const zoneName = {
  ...labelValue,
  name: 'the name of a zone',
  allowed: '1 to 63 characters of A-Z, a-z, 0-9, inner . _ -',
  example: 'no-svg1',
  accepts: (value: string) => value !== '' && labelValue.accepts(value),
};

/** `hel1 (Helsinki, Finland, operated by Hetzner)` */
export function placeText(place: Place): string {
  return `${place.zone} (${place.city}, ${country(place.country).name}, operated by ${place.operator.name})`;
}

/** A place as a prop. */
export const place: Kind<Place> = having('a Place', 'zone', Place.norway('Oslo', { operator: 'CoolVDS' }));

/** Each once, in the order they come: two objects may describe one place. */
export function distinctPlaces(places: readonly Place[]): readonly Place[] {
  return [...new Map(places.map((one) => [placeText(one), one])).values()];
}
