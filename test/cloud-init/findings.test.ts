import {
  hostFindings,
  renderUserData,
  userDataBytes,
  userDataFindings,
  type UserDataLimit,
} from '../../src/cloud-init';
import { adoptedAgent, agent, firstServer, shieldedAgent } from './example-hosts';

const codes = (host: typeof agent) => hostFindings(host).map(({ code }) => code);

describe('a host', () => {
  test.each([agent, firstServer, adoptedAgent, shieldedAgent])('is right as $hostname', (host) => {
    expect(hostFindings(host)).toEqual([]);
  });

  test('must let its owner in', () => {
    expect(codes({ ...adoptedAgent, adminFrom: [] })).toEqual(['NAUST-CIN-002']);
  });

  test('must have values that other programs can read', () => {
    expect(codes({ ...agent, hostname: 'Oslo 1' })).toEqual(['NAUST-VAL-005']);
    expect(codes({ ...agent, labels: { 'naust/pool': 'a b' } })).toEqual(['NAUST-VAL-007']);
    expect(codes({ ...agent, labels: { 'naust pool': 'apps' } })).toEqual(['NAUST-VAL-006']);
    expect(codes({ ...agent, adminFrom: ['203.0.113.7/24'] })).toEqual(['NAUST-VAL-002']);
    expect(codes({ ...agent, openPorts: [65536] })).toEqual(['NAUST-VAL-021']);
    expect(codes({ ...agent, publicAddress: 'oslo.example.no' })).toEqual(['NAUST-VAL-003']);
  });
});

describe('user data', () => {
  const plain = { bytes: 100, gzip: false };
  const codesOf = (text: string, limit: UserDataLimit) =>
    userDataFindings('apps-1', text, limit).map(({ code }) => code);

  test('must fit what the provider takes, to the byte', () => {
    expect(codesOf('ø'.repeat(50), plain)).toEqual([]);
    expect(codesOf('ø'.repeat(50), { ...plain, bytes: 99 })).toEqual(['NAUST-CIN-001']);
  });

  test('may have any length where none is sent', () => {
    expect(codesOf('x'.repeat(100_000), { bytes: undefined, gzip: false })).toEqual([]);
  });

  test('is measured as it is handed over: gzipped where it is too long and the provider takes that', () => {
    const text = renderUserData(agent);
    const packed = userDataBytes(text, 'gzip');
    expect(packed).toBeLessThan(userDataBytes(text, 'plain'));
    expect(codesOf(text, { bytes: packed, gzip: false })).toEqual(['NAUST-CIN-001']);
    expect(codesOf(text, { bytes: packed, gzip: true })).toEqual([]);
    const [finding] = userDataFindings('apps-1', text, { bytes: packed - 1, gzip: true });
    expect(finding).toMatchObject({
      code: 'NAUST-CIN-001',
      got: `${packed} bytes, gzipped and in base64`,
      allowed: `${packed - 1} bytes at most`,
    });
  });
});
