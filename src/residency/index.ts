export type { AssessmentProps } from './assessment';
export { bucketFindings } from './bucket';
export {
  adequacyDecision,
  country,
  type Country,
  type CountryCode,
  countryCodes,
  eeaCountries,
} from './country';
export { type DataKind, dataKinds, dataKindText } from './data-kind';
export { DataStore } from './data-store';
export type { DataStoreProps } from './data-store-props';
export { declarationsOf, type Declared, declareData } from './declaration';
export {
  type DataDeclaration,
  type Disclosure,
  type Holding,
  isPlace,
  type Retention,
  type Store,
} from './holding';
export { knownPlace, placeOfZone } from './known-place';
export { foreignLaw, type KnownOperator, type Operator, type OperatorProps, type Owner } from './operator';
export { checkPersonalData, personalDataKind, type PersonalDataProps } from './personal-data';
export { distinctPlaces, Place, place, placeText, type PlaceProps } from './place';
export { govern, policyAt } from './policy';
export { Recipient } from './recipient';
export type { DisclosureProps, RecipientProps } from './recipient-props';
export { disclosureKind, resolveDisclosure } from './recipient-spec';
export {
  type Countries,
  type ExceptionProps,
  countriesText,
  Residency,
  type ResidencyProps,
} from './residency';
export { residencyFindings } from './rule';
export {
  type AdequacyProps,
  type BindingRulesProps,
  type DerogationGround,
  type DerogationProps,
  type StandardClausesProps,
  Transfer,
  type TransferGround,
  type TransferProps,
} from './transfer';
export { isZoneOf, type Provider, type ProviderZones, type ZoneOf, zonesOf } from './zones';
