import { type Block, type Document, heading, list, paragraph, table } from './document';
import type { HoldingRow, Party, RegisterField, ResidencyReport } from './report';

/** The report as a data protection officer reads it. */
export function residencyDocument(report: ResidencyReport): Document {
  const { platform, policy, holdings, disclosures, article30, limits } = report;
  return {
    title: `Where the data of ${platform} is declared to rest`,
    blocks: [
      paragraph(
        `Made by naust from the stack of ${platform}, without a look at what exists. What the stack does not say is listed as open.`,
      ),
      heading('The policy'),
      table(
        `${policy.name}: where data may rest`,
        ['Data', 'Countries'],
        Object.entries(policy.countries).map(([kind, countries]) => [kind, placesText(countries)]),
      ),
      heading('Where it rests'),
      table(
        'Each kind of data',
        ['What', 'Data', 'Contents', 'Where', 'Operated by', 'Under the law of', 'Kept'],
        holdings.map((row) => [
          `${row.what} (${row.path})`,
          row.data,
          row.store === 'in passing' ? `in passing: ${row.contents}` : row.contents,
          whereText(row),
          row.operator?.company ?? 'open: whoever runs the nodes',
          row.operator ? lawText(row.operator) : 'open',
          row.retention ?? 'open',
        ]),
      ),
      heading('Who is given it'),
      table(
        'Recipients',
        ['Recipient', 'Data', 'What for', 'Kept in', 'Under the law of', 'Kept'],
        disclosures.map((row) => [
          `${row.recipient.company} (${row.what})`,
          row.data,
          row.purpose,
          row.keptIn,
          lawText(row.recipient),
          row.retention ?? 'open',
        ]),
      ),
      heading('Transfers outside of the policy'),
      table(
        'Declared transfers',
        ['Recipient', 'Country', 'Data', 'What for', 'Ground', 'Safeguards', 'Used by'],
        policy.transfers.map((row) => [
          row.recipient,
          row.country,
          row.data.join(', '),
          row.purpose,
          `${row.ground}, ${row.article}`,
          row.safeguards.join('; ') || 'none needed',
          row.usedBy.join(', ') || 'nothing',
        ]),
      ),
      table(
        'Operators under the law of a third country, assessed',
        ['Operator', 'Assessment', 'Measures'],
        policy.assessments.map((row) => [row.operator, row.reference, row.measures.join('; ')]),
      ),
      heading('Register of processing activities (Article 30 GDPR)'),
      ...article30.flatMap(fieldBlocks),
      heading('What this report cannot know'),
      list(limits),
    ],
  };
}

function fieldBlocks({ paragraph: of, title, known, open }: RegisterField): readonly Block[] {
  return [
    table(
      `${of} ${title}`,
      ['Status', 'Entry'],
      [...known.map((text) => ['from the stack', text]), ...open.map((text) => ['open', text])],
    ),
  ];
}

function whereText({ place, countries }: HoldingRow): string {
  return place ? `${place.city}, ${place.country} (${place.zone})` : `pinned to ${placesText(countries)}`;
}

function lawText({ laws }: Party): string {
  return laws.length === 0 ? 'open' : laws.join(' and ');
}

function placesText(countries: readonly string[]): string {
  return countries.length === 30 ? 'the EEA' : countries.join(', ');
}
