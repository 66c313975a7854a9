import { conform, duration, type Findings, oneOf, optional, type Shape, shaped, text } from '../kernel';
import { checkCountry, type CountryCode, countryKind } from './country';
import { type DataKind, dataKinds } from './data-kind';
import type { Disclosure } from './holding';
import { type Owner, resolveOperator } from './operator';
import { checkText } from './plain-text';
import type { DisclosureProps, RecipientProps } from './recipient-props';

const disclosureShape: Shape<DisclosureProps> = {
  name: text('Fjelldata'),
  country: countryKind,
  parent: optional(shaped<Owner>({ name: text('Fjelldata Holding'), country: countryKind })),
  keptIn: optional(countryKind),
  purpose: text('delivery of orders'),
  retention: optional(duration),
};

/** A recipient as a prop of something else. */
export const disclosureKind = shaped(disclosureShape);

export function resolveRecipient(findings: Findings, given: RecipientProps, what: string): Disclosure {
  const shape: Shape<RecipientProps> = { ...disclosureShape, data: oneOf(...(dataKinds as [DataKind])) };
  const props = conform(findings, given, shape);
  return resolveDisclosure(findings, props, props.data, what);
}

/** Of props that their kind has been read by. */
export function resolveDisclosure(
  findings: Findings,
  props: DisclosureProps,
  data: DataKind,
  what: string,
): Disclosure {
  const operator = resolveOperator(findings, props);
  const keptIn: CountryCode =
    props.keptIn === undefined ? operator.country! : checkCountry(findings, 'keptIn', props.keptIn);
  const purpose = checkText(findings, 'the purpose of a recipient', props.purpose);
  return { what, data, recipient: { ...operator, keptIn }, purpose, retention: props.retention };
}
