import { Entry, type HostGatewayProps, Tls } from '../../src/gateway';
import { hostCodes, hostConfig, orders, place } from './stacks';
import { wordsOf } from './nginx-words';
import { fields } from './string-fields';

const tls = (certificate: string) => ({ tls: Tls.files({ certificate, key: '/etc/ssl/key.pem' }) });
const webroot = (acmeWebroot: string) => ({
  tls: Tls.files({ certificate: '/etc/ssl/shop.pem', key: '/etc/ssl/key.pem', acmeWebroot }),
});
const from = (network: string) => ({ entry: Entry.address('203.0.113.1', { place, from: [network] }) });
const upstream = (host: string) => ({ routes: { '/': { host, port: 80 } } });

describe('text that nginx -t would take, and that means something else', () => {
  test.each([
    ['a directive in a name', { host: 'a.com; return 200 "pwn"; #' }, 'NAUST-VAL-001'],
    ['a port in a name', { host: 'shop.example.no:443' }, 'NAUST-VAL-001'],
    ['a wildcard', { host: 'shop.*.no' }, 'NAUST-VAL-001'],
    ['a name that is not punycode', { host: 'blåbær.example.no' }, 'NAUST-VAL-001'],
    ['a pattern for a name', { host: '~^.*$' }, 'NAUST-VAL-001'],
    ['a pattern for a path', { routes: { '~ ^/v1': orders } }, 'NAUST-VAL-010'],
    ['an exact path', { routes: { '= /v1': orders } }, 'NAUST-VAL-010'],
    ['a path without a slash', { routes: { v1: orders } }, 'NAUST-VAL-010'],
    ['a path with a way up', { routes: { '/v1/../auth': orders } }, 'NAUST-VAL-010'],
    ['the path of the auth request', { routes: { '/@auth': orders } }, 'NAUST-VAL-010'],
    ['a second server', upstream('127.0.0.1:80; server 169.254.169.254'), 'NAUST-GTW-001'],
    ['the metadata service', upstream('169.254.169.254'), 'NAUST-GTW-001'],
    ['the metadata service in IPv6 clothes', upstream('::ffff:169.254.169.254'), 'NAUST-GTW-001'],
    ['a socket', upstream('unix:/var/run/docker.sock'), 'NAUST-GTW-001'],
    ['IPv6 in brackets', upstream('[2001:db8::1]'), 'NAUST-GTW-001'],
    ['a line end in a header', { headers: { 'X-A': 'a\r\nSet-Cookie: b' } }, 'NAUST-VAL-012'],
    ['a written line end in a header', { headers: { 'X-A': 'a\\r\\nSet-Cookie: b' } }, 'NAUST-VAL-012'],
    ['a NUL in a header', { headers: { 'X-A': 'a\0' } }, 'NAUST-VAL-012'],
    ['a backslash at the end', { headers: { 'X-A': 'a\\' } }, 'NAUST-VAL-012'],
    ['a price in dollars', { headers: { 'X-A': 'cost $5 off' } }, 'NAUST-VAL-012'],
    ['a line end in a header’s name', { headers: { 'X-A\nX-B': 'a' } }, 'NAUST-VAL-011'],
    ['a carriage return in a header’s name', { headers: { 'X-A\rX-B': 'a' } }, 'NAUST-VAL-011'],
    ['a written line end in a header’s name', { headers: { 'X-A\\r\\nX-B': 'a' } }, 'NAUST-VAL-011'],
    ['a NUL in a header’s name', { headers: { 'X-A\0': 'a' } }, 'NAUST-VAL-011'],
    ['everybody', from('0.0.0.0/0'), 'NAUST-GTW-006'],
    ['everybody of IPv6', from('::/0'), 'NAUST-GTW-006'],
    ['a size of megabytes in letters', { bodySize: '10MB' }, 'NAUST-VAL-030'],
    ['a time in letters', { timeout: '1.5s' }, 'NAUST-VAL-030'],
    ['a rate in letters', { rate: '0.5r/s' }, 'NAUST-VAL-030'],
    ['half a request a second', { rate: { requests: 0.5, per: 'second', burst: 0 } }, 'NAUST-VAL-020'],
    ['one location twice', { routes: { '/v1': orders, '/v1/': orders } }, 'NAUST-GTW-005'],
    ['a line end in an answer', { maintenance: { json: ['a\u2028$host'] } }, 'NAUST-GTW-023'],
    ['a network with host bits', from('203.0.113.7/24'), 'NAUST-VAL-002'],
    ['a variable in a file', tls('/etc/ssl/$ssl_server_name.pem'), 'NAUST-VAL-009'],
    ['a way up in a file', tls('/etc/../root/key.pem'), 'NAUST-VAL-009'],
    ['a folder of challenges with a variable', webroot('/var/www/$host'), 'NAUST-VAL-009'],
    ['a folder of challenges that is relative', webroot('acme'), 'NAUST-VAL-009'],
  ] as const)('is refused: %s', (_, change, code) => {
    expect(hostCodes(change as unknown as Partial<HostGatewayProps>)).toContain(code);
  });
});

describe.each(Object.entries(fields))('what is given as %s', (_, { props, words, good }) => {
  test('is what nginx reads', () => {
    const isWarning = (code: string): boolean => code === 'NAUST-GTW-012';
    expect(hostCodes(props(good)).filter((code) => !isWarning(code))).toEqual([]);
    expect(wordsOf(hostConfig(props(good))).words).toEqual(expect.arrayContaining([...words(good)]));
  });
});

test('a bare IPv6 address of a service is put in brackets', () => {
  expect(hostConfig(upstream('2001:db8::1'))).toContain('server "[2001:db8::1]:80"');
});
