import { conform, type Finding, Findings, optional, type Shape } from '../kernel';
import { checkCountry, country, type CountryCode, countryKind, eeaCountries } from './country';
import { foreignLaw } from './operator';
import type { Place } from './place';

/** What is stored: each kind may be held to its own countries. */
export type DataKind = 'other' | 'personalData' | 'telemetry';

export interface ResidencyProps {
  /** Where personal data may rest. @default - anywhere the policy allows */
  readonly personalData?: CountryCode;
  /** Where logs, metrics and traces may rest. @default - anywhere the policy allows */
  readonly telemetry?: CountryCode;
}

const shape: Shape<ResidencyProps> = {
  personalData: optional(countryKind),
  telemetry: optional(countryKind),
};

/** Which countries each kind of data may rest in, and under whose law. */
export class Residency {
  /** Everything in Norway. */
  static norway(): Residency {
    return new Residency('Residency.norway()', { other: ['NO'], personalData: ['NO'], telemetry: ['NO'] });
  }

  /** Everything in the EEA; personal data and telemetry narrower where asked. */
  static eea(props: ResidencyProps = {}): Residency {
    const findings = new Findings();
    const { personalData, telemetry } = conform(findings, props, shape);
    const only = (kind: DataKind, code: CountryCode | undefined): readonly CountryCode[] =>
      code === undefined ? eeaCountries : [checkCountry(findings, kind, code)];
    const allowed = {
      other: eeaCountries,
      personalData: only('personalData', personalData),
      telemetry: only('telemetry', telemetry),
    };
    return new Residency('Residency.eea()', allowed, findings.all);
  }

  private constructor(
    readonly name: string,
    private readonly allowed: Readonly<Record<DataKind, readonly CountryCode[]>>,
    /** What is wrong with how it was described; told by the platform. */
    readonly mistakes: readonly Finding[] = [],
  ) {}

  countries(kind: DataKind): readonly CountryCode[] {
    return this.allowed[kind];
  }

  allows(kind: DataKind, place: Place): boolean {
    return this.allowed[kind].includes(place.country);
  }

  /** The values of `topology.kubernetes.io/region` where this kind of data may rest. */
  regions(kind: DataKind): readonly string[] {
    return this.allowed[kind].map((code) => country(code).region);
  }

  /** What is wrong with keeping this kind of data at this place, if anything. */
  findings(kind: DataKind, place: Place, what: string): readonly Finding[] {
    if (place.findings.length > 0) return place.findings;
    return [...this.countryFindings(kind, place, what), ...operatorFindings(place, what)];
  }

  private countryFindings(kind: DataKind, place: Place, what: string): readonly Finding[] {
    if (this.allows(kind, place)) return [];
    return [
      {
        code: 'NAUST-RES-001',
        what: `keeps ${what} in a country that the policy does not allow`,
        got: placeText(place),
        allowed: `a place in ${countriesText(this.allowed[kind])}`,
        fix: fixFor(this.allowed[kind]),
      },
    ];
  }
}

/** `hel1 (Helsinki, Finland, operated by Hetzner)` */
export function placeText(place: Place): string {
  return `${place.zone} (${place.city}, ${country(place.country).name}, operated by ${place.operator.name})`;
}

/** `Norway`, or `the EEA`, or the codes. */
export function countriesText(codes: readonly CountryCode[]): string {
  if (codes.length === eeaCountries.length && codes.every((c) => country(c).eea)) return 'the EEA';
  return codes.map((code) => country(code).name).join(' or ');
}

function fixFor(allowed: readonly CountryCode[]): string {
  return allowed.includes('NO') && allowed.length === 1
    ? 'use upcloud({ zone: "no-svg1" }) or an adopted host in Norway, or widen the policy with Residency.eea()'
    : 'use a place the policy allows';
}

/** @see https://www.edpb.europa.eu Recommendations 01/2020: a provider under third-country law needs its own assessment */
function operatorFindings({ operator }: Place, what: string): readonly Finding[] {
  const laws = foreignLaw(operator);
  if (laws.length === 0) return [];
  return [
    {
      code: 'NAUST-RES-002',
      what: `keeps ${what} with an operator that is not known to be under EEA law alone`,
      got: `${operator.company}, under the law of ${laws.join(' and ')}`,
      allowed: 'an operator registered in the EEA, and owned there',
      fix: 'choose another operator, or name its country with operator: { name, country }',
    },
  ];
}
