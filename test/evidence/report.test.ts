import Ajv from 'ajv';
import { Duration } from 'cdk8s';
import fc from 'fast-check';
import schema from '../../assets/residency-report.schema.json';
import norway from '../../examples/norway/main';
import shop from '../../examples/shop/main';
import { heading, paragraph, table } from '../../src/evidence/document';
import { writeHtml } from '../../src/evidence/write-html';
import { writeMarkdown } from '../../src/evidence/write-markdown';
import type { ResidencyReport } from '../../src/evidence';
import { Platform, type Project } from '../../src/platform';
import { DataStore, Place, Recipient, Residency, Transfer } from '../../src/residency';
import { filesOf } from '../../src/testing';

const isReport = new Ajv({ allowUnionTypes: true }).compile(schema);

function reportOf(stack: Platform | Project, platform: string, kind = 'json'): string {
  return filesOf(stack).get(`naust.out/${platform}/report/residency.${kind}`)!;
}

const parsed = (stack: Platform | Project, platform: string): ResidencyReport =>
  JSON.parse(reportOf(stack, platform)) as ResidencyReport;

/** Data in Norway, a pager in the United Kingdom, and a name that is no name of a tag. */
function abroad(): Platform {
  const transfer = Transfer.adequacy({
    recipient: 'Tower & Sons',
    country: 'GB',
    data: ['telemetry'],
    purpose: 'waking <b>people</b> up',
  });
  const platform = new Platform({ name: 'clinic', residency: Residency.norway({ transfers: [transfer] }) });
  new DataStore(platform, 'backups', {
    data: 'personalData',
    store: 'backup',
    contents: 'dumps of the journal',
    place: Place.norway('Tromsø', { operator: { name: 'Fjelldata', country: 'NO' } }),
    purpose: 'recovery',
    retention: Duration.days(30),
    personalData: { purpose: 'care', subjects: ['patients'], categories: ['health records'] },
  });
  new Recipient(platform, 'pager', {
    name: 'Tower & Sons',
    country: 'GB',
    data: 'telemetry',
    purpose: 'waking <b>people</b> up',
  });
  return platform;
}

describe('the residency report', () => {
  const stacks: readonly [string, Platform | Project][] = [
    ['shop-prod', shop],
    ['journal', norway],
    ['clinic', abroad()],
  ];

  test.each(stacks)('of %s is what its schema says', (name, stack) => {
    isReport(parsed(stack, name));
    expect(isReport.errors ?? []).toEqual([]);
  });

  test('says of each kind of data where it rests, who operates it, under which law and for how long', () => {
    const { holdings } = parsed(shop, 'shop-prod');
    expect(holdings.find(({ what }) => what === 'the volume of loki')).toMatchObject({
      data: 'logs, metrics and alerts',
      place: { city: 'Oslo', country: 'Norway' },
      operator: { company: 'CoolVDS', laws: ['Norway'] },
      retention: '15 days',
    });
    expect(holdings.find(({ what }) => what === 'etcd')).toMatchObject({
      data: 'secrets',
      place: { city: 'Helsinki' },
      operator: { company: 'Hetzner Online GmbH', laws: ['Germany'] },
    });
  });

  test('fills the register from the stack, and lists as open what is not in it', () => {
    const { article30 } = parsed(abroad(), 'clinic');
    const field = (letter: string) => article30.find(({ paragraph: of }) => of === `30(1)(${letter})`);
    expect(field('a')).toMatchObject({ known: [] });
    expect(field('b')).toMatchObject({ known: ['"backups": recovery'], open: [] });
    expect(field('c')).toMatchObject({ known: ['"backups": health records of patients'], open: [] });
    expect(field('e')?.known).toEqual([
      'Tower & Sons, United Kingdom: adequacy, Article 45; Decision (EU) 2021/1772',
    ]);
    expect(field('f')?.known).toEqual(['"backups": 30 days']);
    expect(parsed(shop, 'shop-prod').article30[1]!.open).toContain(
      'The purpose of shop-prod/nordic/shop/orders',
    );
  });

  test('names who leans on a transfer', () => {
    expect(parsed(abroad(), 'clinic').policy.transfers).toMatchObject([
      { recipient: 'Tower & Sons', ground: 'adequacy', usedBy: ['clinic/pager'] },
    ]);
  });

  test('is the same each time, and of no time', () => {
    expect(reportOf(abroad(), 'clinic', 'html')).toBe(reportOf(abroad(), 'clinic', 'html'));
    expect(reportOf(shop, 'shop-prod')).not.toMatch(/\d{4}-\d{2}-\d{2}T/);
  });

  test('is one page that loads nothing and runs nothing, with tables that can be read aloud', () => {
    const html = reportOf(abroad(), 'clinic', 'html');
    expect(html).not.toMatch(/<script|<link|<img|src=|href=|url\(/);
    expect(html).toContain('<html lang="en">');
    const tables = html.split('<table>').slice(1);
    expect(tables.length).toBeGreaterThan(5);
    for (const one of tables) {
      expect(one).toContain('<caption>');
      expect(one).toContain('<th scope="col">');
      expect(one).toContain('<th scope="row">');
    }
    expect(html).toContain('waking &lt;b&gt;people&lt;/b&gt; up');
    expect(reportOf(abroad(), 'clinic', 'md')).toContain('waking \\<b\\>people\\</b\\> up');
  });
});

describe('whatever text stands in a document', () => {
  const document = (text: string) => ({
    title: text,
    blocks: [heading(text), paragraph(text), table(text, [text, 'b'], [[text, text]])],
  });
  const tags = (html: string) => html.match(/<[^>]*>/g)?.map((tag) => tag.replace(/"[^"]*"/g, '""'));
  const columns = (markdown: string) =>
    markdown.split('\n').map((line) => line.replace(/\\./g, '').split('|').length);

  test('makes no tag and no attribute of HTML', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>&"\'=a/ -!') }), (text) => {
        expect(tags(writeHtml(document(text)))).toEqual(tags(writeHtml(document('plain'))));
      }),
    );
  });

  test('makes no column and no line of Markdown', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'|\\`*_[]<>#a -'), minLength: 1 }), (text) => {
        expect(columns(writeMarkdown(document(text)))).toEqual(columns(writeMarkdown(document('plain'))));
      }),
    );
  });
});
