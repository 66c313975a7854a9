import { hostFindings, userDataFindings } from '../../src/cloud-init';
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
  test('must fit what the provider takes, to the byte', () => {
    expect(userDataFindings('apps-1', 'ø'.repeat(50), 100)).toEqual([]);
    expect(userDataFindings('apps-1', 'ø'.repeat(50), 99).map(({ code }) => code)).toEqual(['NAUST-CIN-001']);
  });

  test('may have any length where none is sent', () => {
    expect(userDataFindings('oslo-1', 'x'.repeat(100_000), undefined)).toEqual([]);
  });
});
