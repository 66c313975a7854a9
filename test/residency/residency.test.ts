import fc from 'fast-check';
import {
  country,
  type CountryCode,
  countryCodes,
  type Disclosure,
  eeaCountries,
  Place,
  placeText,
  Residency,
  residencyFindings,
  Transfer,
} from '../../src/residency';
import { atPlace } from './at-place';

const helsinki = Place.in('FI', 'Helsinki', { operator: 'Hetzner', zone: 'hel1' });
const oslo = Place.norway('Oslo', { operator: 'CoolVDS' });
const azure = Place.norway('Oslo', { operator: 'Microsoft Azure' });
const london = Place.in('GB', 'London', { operator: { name: 'Tower', country: 'GB' } });

const codes = (residency: Residency, place: Place) =>
  residencyFindings(residency, { holdings: [atPlace('personalData', place)] }).map(({ code }) => code);

describe('a policy', () => {
  test('of Norway alone refuses Finland and names a way out', () => {
    expect(
      residencyFindings(Residency.norway(), { holdings: [atPlace('other', helsinki, 'nodes')] }),
    ).toEqual([
      {
        code: 'NAUST-RES-001',
        what: 'keeps nodes in a country that the policy does not allow',
        got: 'hel1 (Helsinki, Finland, operated by Hetzner)',
        allowed: 'a place in Norway',
        fix: 'use upcloud({ zone: "no-svg1" }) or an adopted host in Norway, or widen the policy with Residency.eea()',
      },
    ]);
  });

  test('tells once of everything that is wrong in one place in one way', () => {
    const holdings = ['etcd', 'its snapshots', 'its log'].map((what) => atPlace('other', helsinki, what));
    expect(residencyFindings(Residency.norway(), { holdings })).toMatchObject([
      { what: 'keeps etcd, its snapshots and its log in a country that the policy does not allow' },
    ]);
  });

  test('of the EEA allows Finland, but not for what is kept to Norway', () => {
    const residency = Residency.eea({ personalData: 'NO' });
    expect(residency.allows('other', helsinki)).toBe(true);
    expect(codes(residency, helsinki)).toEqual(['NAUST-RES-001']);
    expect(codes(residency, oslo)).toEqual([]);
  });

  test('of some countries allows those, and narrower ones for a kind of data', () => {
    const residency = Residency.countries(['NO', 'FI', 'SE'], { personalData: ['NO', 'SE'] });
    expect(residency.mistakes).toEqual([]);
    expect(residency.countries('secrets')).toEqual(['NO', 'FI', 'SE']);
    expect(codes(residency, helsinki)).toEqual(['NAUST-RES-001']);
    expect(residencyFindings(residency, { holdings: [atPlace('secrets', helsinki)] })).toEqual([]);
  });

  test('lets pass in the open where it lets anything be', () => {
    const passing = { ...atPlace('personalData', helsinki), store: 'in passing' as const };
    expect(residencyFindings(Residency.eea({ personalData: 'NO' }), { holdings: [passing] })).toEqual([]);
    expect(residencyFindings(Residency.norway(), { holdings: [passing] })).toMatchObject([
      { code: 'NAUST-RES-001' },
    ]);
  });

  test('allows every country of the EEA and no other', () => {
    fc.assert(
      fc.property(fc.constantFrom(...countryCodes), (code) => {
        const place = Place.in(code, 'Somewhere', { operator: { name: 'x', country: 'NO' } });
        expect(Residency.eea().allows('other', place)).toBe(country(code).eea);
        expect(placeText(place)).toContain(country(code).name);
      }),
    );
  });

  const mistaken: readonly [string, () => Residency, string][] = [
    ['no country', () => Residency.countries([]), 'NAUST-RES-005'],
    ['a country outside the EEA', () => Residency.countries(['NO', 'GB']), 'NAUST-RES-005'],
    ['a country that is none', () => Residency.countries(['XX' as 'NO']), 'NAUST-RES-004'],
    ['a name for a code', () => Residency.eea({ personalData: 'Norge' as 'NO' }), 'NAUST-RES-004'],
    [
      'a kind wider than itself',
      () => Residency.countries(['NO'], { telemetry: ['NO', 'SE'] }),
      'NAUST-RES-005',
    ],
    ['a kind in no country', () => Residency.eea({ secrets: [] }), 'NAUST-RES-005'],
    [
      'an assessment on two lines',
      () => Residency.norway({ assessments: [{ operator: 'Tower', reference: 'a\nb', measures: [] }] }),
      'NAUST-RES-009',
    ],
  ];
  test.each(mistaken)('cannot have %s', (_, make, code) => {
    expect(make().mistakes.map((mistake) => mistake.code)).toEqual([code]);
  });
});

describe('an operator', () => {
  test('in Norway whose owner is under the law of another continent is refused', () => {
    expect(codes(Residency.norway(), azure)).toEqual(['NAUST-RES-002']);
  });

  test('is accepted once it has been assessed', () => {
    const assessment = { operator: 'Microsoft Azure', reference: 'TIA-2026-03', measures: ['own keys'] };
    expect(codes(Residency.norway({ assessments: [assessment] }), azure)).toEqual([]);
  });

  test('whom nobody knows names its country', () => {
    const nameless = { operator: 'Fjelldata' as 'CoolVDS' };
    expect(codes(Residency.norway(), Place.norway('Bergen', nameless))).toEqual(['NAUST-RES-002']);
    const named = { operator: { name: 'Fjelldata', country: 'NO' as const } };
    expect(codes(Residency.norway(), Place.norway('Bergen', named))).toEqual([]);
  });
});

test('no region is a word that YAML 1.1 reads as a truth value', () => {
  for (const code of countryCodes) expect(country(code).region).toMatch(/^(?=.{4})[a-z]+(-[a-z]+)*$/);
});

describe('data outside of the policy', () => {
  const to = { recipient: 'Tower', country: 'GB', data: ['personalData'], purpose: 'sales' } as const;
  const clauses = {
    module: 'controller to processor',
    assessment: 'TIA-2026-03',
    measures: ['encryption'],
  } as const;

  test('rests there only on a declared ground', () => {
    expect(codes(Residency.eea(), london)).toEqual(['NAUST-RES-001', 'NAUST-RES-002']);
    expect(codes(Residency.eea({ transfers: [Transfer.adequacy(to)] }), london)).toEqual([]);
    expect(
      codes(Residency.eea({ transfers: [Transfer.standardClauses({ ...to, ...clauses })] }), london),
    ).toEqual([]);
  });

  test.each([
    ['another recipient', { recipient: 'Bridge' }],
    ['another country', { country: 'CH' }],
    ['other data', { data: ['telemetry'] }],
  ] as const)('is not let out by a transfer of %s', (_, change) => {
    const transfers = [Transfer.adequacy({ ...to, ...change })];
    expect(codes(Residency.eea({ transfers }), london)).toEqual(['NAUST-RES-001', 'NAUST-RES-002']);
  });

  test('does not rest on what is for once in a while', () => {
    const derogation = Transfer.derogation({
      ...to,
      ground: 'contract',
      justification: 'one booking a year',
    });
    expect(derogation.findings).toEqual([]);
    expect(codes(Residency.eea({ transfers: [derogation] }), london)).toEqual(['NAUST-RES-006']);
  });

  const given = (name: string, keptIn: CountryCode, registered: CountryCode = keptIn): Disclosure => ({
    what: 'calls to "sales"',
    data: 'personalData',
    recipient: { name, company: name, country: registered, keptIn },
    purpose: 'sales',
    retention: undefined,
  });
  const codesOfGift = (residency: Residency, disclosure: Disclosure) =>
    residencyFindings(residency, { disclosures: [disclosure] }).map(({ code }) => code);

  test('is given to nobody whom the policy does not name', () => {
    expect(codesOfGift(Residency.eea(), given('Tower', 'GB'))).toEqual(['NAUST-RES-006']);
    expect(codesOfGift(Residency.eea({ transfers: [Transfer.adequacy(to)] }), given('Tower', 'GB'))).toEqual(
      [],
    );
    expect(codesOfGift(Residency.norway(), given('Fjord', 'DK'))).toEqual(['NAUST-RES-006']);
    const within = Transfer.withinEea({ ...to, recipient: 'Fjord', country: 'DK' });
    expect(codesOfGift(Residency.norway({ transfers: [within] }), given('Fjord', 'DK'))).toEqual([]);
  });

  test('is not kept from a law by keeping it in Norway', () => {
    expect(codesOfGift(Residency.norway(), given('Tower', 'NO', 'GB'))).toEqual(['NAUST-RES-002']);
  });

  const groundless: readonly [string, Transfer][] = [
    ['adequacy of a country without a decision', Transfer.adequacy({ ...to, country: 'IN' })],
    ['adequacy of some in a country, of whom nothing is said', Transfer.adequacy({ ...to, country: 'US' })],
    ['adequacy inside the EEA', Transfer.adequacy({ ...to, country: 'SE' })],
    ['free movement outside the EEA', Transfer.withinEea({ ...to, country: 'GB' })],
    ['clauses inside the EEA', Transfer.standardClauses({ ...to, ...clauses, country: 'SE' })],
    ['nothing to transfer', Transfer.adequacy({ ...to, data: [] })],
  ];
  test.each(groundless)('is not let out by %s', (_, transfer) => {
    expect(transfer.findings.map(({ code }) => code)).toEqual(['NAUST-RES-007']);
    expect(Residency.eea({ transfers: [transfer] }).mistakes).toEqual(transfer.findings);
  });

  test('never rests in a country outside without a transfer, whichever policy it is', () => {
    const outside = countryCodes.filter((code) => !country(code).eea);
    fc.assert(
      fc.property(
        fc.constantFrom(...outside),
        fc.subarray([...eeaCountries], { minLength: 1 }),
        fc.constantFrom('personalData', 'telemetry', 'secrets', 'other'),
        (code, policy, kind) => {
          const place = Place.in(code, 'Somewhere', { operator: { name: 'x', country: 'NO' } });
          const found = residencyFindings(Residency.countries(policy), { holdings: [atPlace(kind, place)] });
          expect(found.map((finding) => finding.code)).toEqual(['NAUST-RES-001']);
        },
      ),
    );
  });
});
