import { Duration } from 'cdk8s';
import {
  type AdequacyProps,
  type BindingRulesProps,
  DataStore,
  type DataStoreProps,
  type DerogationProps,
  type DisclosureProps,
  type ExceptionProps,
  Microservice,
  type PersonalDataProps,
  Place,
  Platform,
  Recipient,
  type RecipientProps,
  Residency,
  type ResidencyProps,
  type StandardClausesProps,
  Transfer,
  type TransferProps,
} from 'naust';
import { adoptedCluster, type Complete, goodPlatform, type Subject, subject } from './good-machines';

const goodTransfer: Complete<TransferProps> = {
  recipient: 'Fjellvakt',
  country: 'DK',
  data: ['telemetry'],
  purpose: 'waking people up',
};

const goodPersonalData: Complete<PersonalDataProps> = {
  purpose: 'delivery of orders',
  subjects: ['customers'],
  categories: ['names and addresses'],
  retention: Duration.days(365),
};

export const goodRecipient: Complete<DisclosureProps> = {
  name: 'Fjellbetaling',
  country: 'NO',
  parent: { name: 'Fjellbetaling Holding', country: 'SE' },
  keptIn: 'NO',
  purpose: 'payment',
  retention: Duration.days(90),
};

const goodExceptions: Complete<ExceptionProps> = {
  transfers: [Transfer.withinEea(goodTransfer)],
  assessments: [
    { operator: 'Fjellvakt', reference: 'TIA-2026-03', measures: ['encryption before it leaves'] },
  ],
};

function governed(residency: Residency): Platform {
  const platform = new Platform({ ...goodPlatform, residency });
  adoptedCluster(platform);
  return platform;
}

function withTransfer<P extends object>(make: (props: P) => Transfer): (props: P) => Platform {
  return (props) => governed(Residency.norway({ transfers: [make(props)] }));
}

/** Where data may be, who gets it, and what is said of it. */
export const residencySubjects: Readonly<Record<string, Subject>> = {
  'Residency.norway': subject<ExceptionProps>(goodExceptions, (props) => governed(Residency.norway(props))),
  'Residency.eea': subject<ResidencyProps>(
    { personalData: 'NO', telemetry: ['NO', 'SE'], secrets: 'NO', ...goodExceptions },
    (props) => governed(Residency.eea(props)),
  ),
  'Residency.countries': subject<{ readonly codes: readonly ['NO', 'SE'] } & Pick<ResidencyProps, 'secrets'>>(
    { codes: ['NO', 'SE'], secrets: ['NO'] },
    ({ codes, ...props }) => governed(Residency.countries(codes, props)),
  ),
  'Transfer.withinEea': subject<TransferProps>(goodTransfer, withTransfer(Transfer.withinEea)),
  'Transfer.adequacy': subject<AdequacyProps>(
    { ...goodTransfer, country: 'US', covered: 'listed as active, read in 2026' },
    withTransfer(Transfer.adequacy),
  ),
  'Transfer.standardClauses': subject<StandardClausesProps>(
    {
      ...goodTransfer,
      country: 'IN',
      module: 'controller to processor',
      assessment: 'TIA-2026-03',
      measures: ['pseudonyms whose key stays in Norway'],
    },
    withTransfer(Transfer.standardClauses),
  ),
  'Transfer.bindingRules': subject<BindingRulesProps>(
    { ...goodTransfer, country: 'IN', approval: 'decision 2026/12', assessment: 'TIA-2026-04' },
    withTransfer(Transfer.bindingRules),
  ),
  'Transfer.derogation': subject<DerogationProps>(
    { ...goodTransfer, country: 'IN', ground: 'contract', justification: 'one booking abroad a year' },
    withTransfer(Transfer.derogation),
  ),
  Recipient: subject<RecipientProps>({ ...goodRecipient, data: 'telemetry' }, (props) => {
    const platform = new Platform(goodPlatform);
    new Recipient(platform, 'pager', props);
    return platform;
  }),
  DataStore: subject<DataStoreProps>(
    {
      data: 'personalData',
      store: 'object storage',
      contents: 'dumps of the database of orders',
      place: Place.norway('Oslo', { operator: 'Safespring', zone: 'osl2' }),
      endpoint: 's3.osl2.safedc.net',
      purpose: 'recovery',
      retention: Duration.days(30),
      personalData: goodPersonalData,
    },
    (props) => {
      const platform = new Platform(goodPlatform);
      new DataStore(platform, 'backups', props);
      return platform;
    },
  ),
  'Microservice with personal data': subject<PersonalDataProps>(goodPersonalData, (personalData) => {
    const platform = new Platform(goodPlatform);
    const ns = adoptedCluster(platform).namespace('shop');
    new Microservice(ns, 'orders', { image: 'registry.example.no/shop/orders:1.4.2', personalData });
    return platform;
  }),
};
