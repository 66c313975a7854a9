import fc from 'fast-check';
import { country, countryCodes, Place, placeText, Residency } from '../../src/residency';

const helsinki = Place.in('FI', 'Helsinki', { operator: 'Hetzner', zone: 'hel1' });
const oslo = Place.norway('Oslo', { operator: 'CoolVDS' });
const codes = (residency: Residency, place: Place) =>
  residency.findings('personalData', place, 'personal data').map((finding) => finding.code);

test('Norway alone refuses Finland and names a way out', () => {
  expect(Residency.norway().findings('other', helsinki, 'nodes')).toEqual([
    {
      code: 'NAUST-RES-001',
      what: 'keeps nodes in a country that the policy does not allow',
      got: 'hel1 (Helsinki, Finland, operated by Hetzner)',
      allowed: 'a place in Norway',
      fix: 'use upcloud({ zone: "no-svg1" }) or an adopted host in Norway, or widen the policy with Residency.eea()',
    },
  ]);
});

test('the EEA allows Finland, but not for what is kept to Norway', () => {
  const residency = Residency.eea({ personalData: 'NO' });
  expect(residency.allows('other', helsinki)).toBe(true);
  expect(codes(residency, helsinki)).toEqual(['NAUST-RES-001']);
  expect(codes(residency, oslo)).toEqual([]);
});

test('a place in Norway is refused when its operator is under the law of another continent', () => {
  expect(codes(Residency.norway(), Place.norway('Oslo', { operator: 'Microsoft Azure' }))).toEqual([
    'NAUST-RES-002',
  ]);
});

test('an operator that nobody knows names its country', () => {
  const nameless = { operator: 'Fjelldata' as 'CoolVDS' };
  expect(codes(Residency.norway(), Place.norway('Bergen', nameless))).toEqual(['NAUST-RES-002']);
  const named = { operator: { name: 'Fjelldata', country: 'NO' as const } };
  expect(codes(Residency.norway(), Place.norway('Bergen', named))).toEqual([]);
});

test('no region is a word that YAML 1.1 reads as a truth value', () => {
  for (const code of countryCodes) expect(country(code).region).toMatch(/^(?=.{4})[a-z]+(-[a-z]+)*$/);
});

test('every country is allowed by the EEA policy exactly when it is in the EEA', () => {
  fc.assert(
    fc.property(fc.constantFrom(...countryCodes), (code) => {
      const place = Place.in(code, 'Somewhere', { operator: { name: 'x', country: 'NO' } });
      expect(Residency.eea().allows('other', place)).toBe(country(code).eea);
      expect(placeText(place)).toContain(country(code).name);
    }),
  );
});
