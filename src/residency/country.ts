import data from './countries.json';

/** An ISO 3166-1 alpha-2 code of a country that naust knows the standing of. */
export type CountryCode = keyof typeof data.countries;

export interface Country {
  readonly name: string;
  /** The value of the node label `topology.kubernetes.io/region`. Never a code: YAML 1.1 reads `no` as false. */
  readonly region: string;
  readonly eea: boolean;
}

export function country(code: CountryCode): Country {
  return data.countries[code];
}

export const countryCodes = Object.keys(data.countries) as readonly CountryCode[];
export const eeaCountries: readonly CountryCode[] = countryCodes.filter((code) => country(code).eea);
