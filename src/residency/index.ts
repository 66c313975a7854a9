export { country, type Country, type CountryCode, countryCodes, eeaCountries } from './country';
export { type KnownOperator, type Operator, Place, place, type PlaceProps } from './place';
export { countriesText, type DataKind, placeText, Residency, type ResidencyProps } from './residency';
