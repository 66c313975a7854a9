export { country, type Country, type CountryCode, countryCodes, eeaCountries } from './country';
export { knownPlace } from './known-place';
export type { KnownOperator, Operator, OperatorProps } from './operator';
export { Place, place, type PlaceProps } from './place';
export { countriesText, type DataKind, placeText, Residency, type ResidencyProps } from './residency';
export { isZoneOf, type ZoneOf, zonesOf } from './zones';
