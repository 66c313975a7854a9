import { type Declared, dataKindText } from '../residency';
import type { DisclosureRow, HoldingRow, RegisterField, TransferRow } from './report';

interface Rows {
  readonly holdings: readonly HoldingRow[];
  readonly disclosures: readonly DisclosureRow[];
  readonly transfers: readonly TransferRow[];
}

/** The register of a controller: what follows from the stack is filled, the rest is open. */
export function registerFields(rows: Rows, declared: readonly Declared[]): readonly RegisterField[] {
  const personal = rows.holdings.filter(({ data }) => data === dataKindText.personalData);
  const described = personal.filter(({ store }) => store !== 'in passing');
  return [
    {
      paragraph: '30(1)(a)',
      title: 'Name and contact details of the controller, its representative and its data protection officer',
      known: [],
      open: ['The controller, and how to reach it', 'The data protection officer, where there is one'],
    },
    {
      paragraph: '30(1)(b)',
      title: 'Purposes of the processing',
      known: distinct(
        personal.flatMap(({ what, purpose }) => (purpose === null ? [] : [`${what}: ${purpose}`])),
      ),
      open: distinct(
        personal.flatMap(({ path, purpose }) => (purpose === null ? [`The purpose of ${path}`] : [])),
      ),
    },
    {
      paragraph: '30(1)(c)',
      title: 'Categories of data subjects and of personal data',
      known: distinct(
        described.flatMap(({ what, subjects, categories }) =>
          subjects.length === 0 ? [] : [`${what}: ${categories.join(', ')} of ${subjects.join(', ')}`],
        ),
      ),
      open: distinct(
        described.flatMap(({ path, subjects }) =>
          subjects.length === 0 ? [`Whose data it is, and which: ${path}`] : [],
        ),
      ),
    },
    {
      paragraph: '30(1)(d)',
      title: 'Categories of recipients',
      known: distinct([
        ...rows.disclosures.map(
          ({ recipient, purpose, data }) => `${recipient.company}: ${data}, for ${purpose}`,
        ),
        ...rows.holdings.flatMap(({ operator }) =>
          operator ? [`${operator.company}: operates machines`] : [],
        ),
      ]),
      open: ['Recipients inside the company, and those that applications send to by themselves'],
    },
    {
      paragraph: '30(1)(e)',
      title: 'Transfers to third countries, and their safeguards',
      known: rows.transfers
        .filter(({ ground }) => ground !== 'within the EEA')
        .map(
          ({ recipient, country, ground, article, safeguards }) =>
            `${recipient}, ${country}: ${ground}, ${article}; ${safeguards.join('; ')}`,
        ),
      open: rows.transfers.length === 0 ? ['None is declared: confirm that there is none'] : [],
    },
    {
      paragraph: '30(1)(f)',
      title: 'Time limits for erasure',
      known: distinct(
        rows.holdings.flatMap(({ what, retention }) => (retention ? [`${what}: ${retention}`] : [])),
      ),
      open: distinct([
        ...rows.holdings.flatMap(({ path, what, retention }) => (retention ? [] : [`${what} (${path})`])),
        ...rows.disclosures.flatMap(({ recipient, retention }) =>
          retention ? [] : [`How long ${recipient.name} keeps it`],
        ),
        ...(described.length > 0 ? ['How long the applications keep personal data in their databases'] : []),
      ]),
    },
    {
      paragraph: '30(1)(g)',
      title: 'Technical and organisational security measures (Article 32)',
      known: distinct(declared.flatMap(({ measures = [] }) => measures)),
      open: distinct([
        ...declared.flatMap(({ open = [] }) => open),
        'Organisational measures: access to the platform, training, incident handling',
      ]),
    },
  ];
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
