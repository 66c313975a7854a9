import fc from 'fast-check';
import { country, countryCodes, eeaCountries, knownPlace, Place, zonesOf } from '../../src/residency';
import { adequacyDecision, countryOfRegion, isCountryCode } from '../../src/residency/country';
import { placeOfEndpoint, placeOfObjectRegion } from '../../src/residency/known-place';
import data from '../../src/residency/operators.json';
import { providers, zoneFacts } from '../../src/residency/zones';

const codesOf = (place: Place) => place.findings.map((finding) => finding.code);
const zones = providers.flatMap((provider) => zonesOf(provider).map((zone) => [provider, zone] as const));

describe('places', () => {
  test.each(zones)(
    'of %s: %s is described without a mistake, and says what is stored there',
    (provider, zone) => {
      const place = knownPlace(provider, zone);
      expect(place).toMatchObject({ zone, findings: [] });
      expect(zoneFacts(place.operator.name, zone)?.storage.length).toBeGreaterThan(0);
    },
  );

  test('in Norway are those that their providers have there', () => {
    const norwegian = zones.filter(([provider, zone]) => knownPlace(provider, zone).country === 'NO');
    expect(norwegian).toEqual([
      ['safespring', 'osl2'],
      ['upcloud', 'no-svg1'],
    ]);
  });

  test('cannot be moved by calling them Norwegian', () => {
    expect(codesOf(Place.norway('Oslo', { operator: 'Hetzner', zone: 'hel1' }))).toEqual(['NAUST-RES-010']);
    expect(codesOf(Place.in('FI', 'Helsinki', { operator: 'Hetzner', zone: 'hel1' }))).toEqual([]);
  });

  test('of a zone that nobody has data of are believed', () => {
    expect(codesOf(Place.norway('Narvik', { operator: 'UpCloud', zone: 'no-nvk1' }))).toEqual([]);
  });

  test('are known by the host name of their buckets, with and without the bucket before it', () => {
    expect(placeOfEndpoint('s3.osl2.safedc.net')).toMatchObject({ country: 'NO', zone: 'osl2' });
    expect(placeOfEndpoint('shop.hel1.your-objectstorage.com')).toMatchObject({ country: 'FI' });
    expect(placeOfEndpoint('evil-hel1.your-objectstorage.com')).toBeUndefined();
    expect(placeOfEndpoint('s3.example.no')).toBeUndefined();
    expect(placeOfObjectRegion('upcloud', 'europe-1')).toMatchObject({ zone: 'fi-hel2' });
    expect(placeOfObjectRegion('hetzner', 'europe-1')).toBeUndefined();
  });
});

describe('operators', () => {
  test.each(Object.entries(data.operators))(
    '%s is registered in a country, and so is its owner',
    (_, operator) => {
      expect(isCountryCode(operator.country)).toBe(true);
      expect('parent' in operator ? isCountryCode(operator.parent.country) : true).toBe(true);
      expect(operator.source).toMatch(/^https:\/\//);
    },
  );

  test('name an owner in a country that exists', () => {
    const parent = { name: 'Fjelldata Holding', country: 'XX' as 'NO' };
    const operator = { name: 'Fjelldata', country: 'NO' as const, parent };
    expect(codesOf(Place.norway('Bergen', { operator }))).toEqual(['NAUST-RES-004']);
  });
});

describe('countries', () => {
  test('of the EEA are the thirty of its agreement', () => {
    expect(eeaCountries.length).toBe(30);
    expect(['NO', 'IS', 'LI'].every((code) => (eeaCountries as readonly string[]).includes(code))).toBe(true);
    expect(eeaCountries).not.toContain('CH');
    expect(eeaCountries).not.toContain('GB');
  });

  test('are found again by the region that their nodes are labelled with', () => {
    fc.assert(
      fc.property(fc.constantFrom(...countryCodes), (code) => {
        expect(countryOfRegion(country(code).region)).toBe(code);
      }),
    );
  });

  test('have an adequacy decision only outside the EEA', () => {
    expect(eeaCountries.filter(adequacyDecision)).toEqual([]);
    expect(countryCodes.filter(adequacyDecision).length).toBe(16);
    expect(adequacyDecision('JP')?.decision).toBe('(EU) 2019/419');
  });
});
