import type { Findings, Grammar, Kind } from '../kernel';
import { textLike } from '../kernel';
import adequacy from './adequacy.json';
import data from './countries.json';

/** An ISO 3166-1 alpha-2 code. */
export type CountryCode = keyof typeof data.countries;

export interface Country {
  readonly name: string;
  /** The value of the node label `topology.kubernetes.io/region`. Never a code: YAML 1.1 reads `no` as false. */
  readonly region: string;
  readonly eea: boolean;
}

/** By which the European Commission found a country's law to protect personal data as well as the EEA's. */
export interface AdequacyDecision {
  readonly decision: string;
  /** Whom it covers, where that is not everyone there. */
  readonly scope?: string;
}

export function country(code: CountryCode): Country {
  return data.countries[code];
}

export const countryCodes = Object.keys(data.countries) as readonly CountryCode[];
export const eeaCountries: readonly CountryCode[] = countryCodes.filter((code) => country(code).eea);

export function isCountryCode(code: unknown): code is CountryCode {
  return typeof code === 'string' && Object.hasOwn(data.countries, code);
}

/** @see https://gdpr-info.eu/art-45-gdpr/ */
export function adequacyDecision(code: CountryCode): AdequacyDecision | undefined {
  const decisions: Readonly<Record<string, AdequacyDecision>> = adequacy.decisions;
  return Object.hasOwn(decisions, code) ? decisions[code] : undefined;
}

const byRegion = new Map(countryCodes.map((code) => [country(code).region, code]));

/** The country that a node with this value of `topology.kubernetes.io/region` is in. */
export function countryOfRegion(region: string): CountryCode | undefined {
  return byRegion.get(region);
}

export const countryCode: Grammar = {
  name: 'the code of a country',
  code: 'NAUST-RES-004',
  allowed: 'two capital letters of ISO 3166-1',
  example: 'NO',
  accepts: isCountryCode,
};

/** A country as a prop; that it is one is checked where it is resolved. */
export const countryKind = textLike(countryCode) as Kind<CountryCode>;

/** The code, or a stand-in where it is none, which is told. */
export function checkCountry(findings: Findings, field: string, code: CountryCode): CountryCode {
  findings.check(field, code, countryCode);
  return isCountryCode(code) ? code : 'NO';
}
