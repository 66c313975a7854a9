import {
  conform,
  duration,
  type Findings,
  hostname,
  oneOf,
  optional,
  type Shape,
  text,
  textLike,
} from '../kernel';
import { type DataKind, dataKinds } from './data-kind';
import type { DataStoreProps } from './data-store-props';
import type { Holding } from './holding';
import { bucketFindings } from './bucket';
import { checkPersonalData, personalDataKind } from './personal-data';
import { place } from './place';
import { checkText } from './plain-text';

const shape: Shape<DataStoreProps> = {
  data: oneOf(...(dataKinds as [DataKind])),
  store: oneOf('backup', 'database', 'object storage', 'snapshot', 'volume'),
  contents: text('dumps of the database'),
  place,
  endpoint: optional(textLike(hostname)),
  purpose: text('recovery'),
  retention: optional(duration),
  personalData: optional(personalDataKind),
};

export function resolveDataStore(findings: Findings, given: DataStoreProps, what: string): Holding {
  const props = conform(findings, given, shape);
  const { endpoint, personalData, place: where } = props;
  checkText(findings, 'contents', props.contents);
  checkText(findings, 'purpose', props.purpose);
  if (personalData !== undefined) checkPersonalData(findings, personalData);
  if (endpoint !== undefined) findings.check('endpoint', endpoint, hostname);
  if (endpoint !== undefined || props.store === 'object storage')
    bucketFindings(where, endpoint).forEach((finding) => findings.add(finding));
  const { data, store, contents, purpose, retention } = props;
  return { what, data, store, contents, place: where, purpose, retention, personal: personalData };
}
