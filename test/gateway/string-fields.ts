import { Entry, type HostGatewayProps, Key, nginxTargets, Tls } from '../../src/gateway';
import { accounts, orders, place } from './stacks';

export interface StringField {
  /** A gateway with this text in the field. */
  readonly props: (text: string) => Partial<HostGatewayProps>;
  /** The words of nginx.conf that it makes. */
  readonly words: (text: string) => readonly string[];
  readonly good: string;
}

const networks = (network: string): Partial<HostGatewayProps> => ({
  entry: Entry.address('203.0.113.1', { place, from: [network] }),
});

/** Every string of a gateway that reaches nginx.conf. */
export const fields: Readonly<Record<string, StringField>> = {
  host: { props: (host) => ({ host }), words: (host) => [host], good: 'shop.example.no' },
  'a path': {
    props: (path) => ({ routes: { [path]: orders } }),
    words: (path) => [path === '/' ? path : path.replace(/\/$/, '')],
    good: '/v1/orders',
  },
  'a service’s host': {
    props: (host) => ({ routes: { '/v1': { host, port: 80 } } }),
    words: (host) => [host.includes(':') ? `[${host}]:80` : `${host}:80`],
    good: 'orders.example.no',
  },
  'a header’s name': {
    props: (name) => ({ headers: { [name]: 'a' } }),
    words: (name) => [name],
    good: 'X-A',
  },
  'a header’s value': {
    props: (value) => ({ headers: { 'X-A': value } }),
    words: (value) => [value],
    good: "default-src 'self'",
  },
  'a trusted network': { props: networks, words: (network) => [network], good: '203.0.113.0/28' },
  certificate: {
    props: (certificate) => ({ tls: Tls.files({ certificate, key: '/etc/ssl/key.pem' }) }),
    words: (certificate) => [certificate],
    good: '/etc/ssl/shop.pem',
  },
  key: {
    props: (key) => ({ tls: Tls.files({ certificate: '/etc/ssl/shop.pem', key }) }),
    words: (key) => [key],
    good: '/etc/ssl/key.pem',
  },
  'the folder of an ACME client': {
    props: (acmeWebroot) => ({
      tls: Tls.files({ certificate: '/etc/ssl/shop.pem', key: '/etc/ssl/key.pem', acmeWebroot }),
    }),
    words: (acmeWebroot) => ['root', acmeWebroot],
    good: '/var/www/acme',
  },
  'the auth service’s path': {
    props: (path) => ({ auth: { service: accounts, path } }),
    words: (path) => [path === '/' ? path : path.replace(/\/$/, '')],
    good: '/login/',
  },
  'the path that is asked': {
    props: (verify) => ({ auth: { service: accounts, verify } }),
    words: (verify) => [`http://up_192.0.2.20${verify}`],
    good: '/check',
  },
  'an identity header': {
    props: (name) => ({ auth: { service: accounts, identity: [name] } }),
    words: (name) => [name],
    good: 'X-Account',
  },
  'a claim': {
    props: (claim) => ({ auth: { service: accounts, claims: [claim] } }),
    words: (claim) => [`X-Claim-${claim.replaceAll('_', '-')}`],
    good: 'tenant_id',
  },
  'a header that is counted by': {
    props: (name) => ({ rate: { requests: 1, per: 'second', burst: 1, by: Key.header(name) } }),
    words: (name) => [`$http_${name.toLowerCase().replaceAll('-', '_')}`],
    good: 'X-Tenant',
  },
  'a cookie that is counted by': {
    props: (name) => ({ concurrency: { requests: 1, by: Key.cookie(name) } }),
    words: (name) => [`$cookie_${name.toLowerCase()}`],
    good: 'session_id',
  },
  'an origin': {
    props: (origin) => ({ cors: { origins: [origin] } }),
    words: (origin) => [origin],
    good: 'https://www.example.no:8443',
  },
  'an answer': {
    props: (text) => ({ maintenance: { json: [text] } }),
    words: (text) => [JSON.stringify([text])],
    good: 'back soon',
  },
  'a network that gets in during maintenance': {
    props: (network) => ({ maintenance: { except: [network] } }),
    words: (network) => [network],
    good: '203.0.113.0/28',
  },
  'the value of a canary’s header': {
    props: (value) => ({
      routes: { '/': { to: orders, canary: { to: accounts, header: { name: 'X-A', value } } } },
    }),
    // Behind a backslash nginx takes for what it says what else would be a pattern or a word of its own.
    words: (value) => [/^(~|(default|hostnames|include|volatile)$)/.test(value) ? `\\${value}` : value],
    good: 'next',
  },
  'the name in a service’s certificate': {
    props: (name) => ({ routes: { '/': { ...orders, tls: { name } } } }),
    words: (name) => [name],
    good: 'orders.example.no',
  },
  'a file of authorities': {
    props: (authorities) => ({
      routes: { '/': { ...orders, tls: { name: 'orders.example.no', authorities } } },
    }),
    words: (authorities) => [authorities],
    good: '/etc/ssl/own.pem',
  },
  'the DNS': {
    props: (resolver) => ({ resolver, nginx: nginxTargets.stable }),
    words: (resolver) => [resolver.includes(':') ? `[${resolver}]` : resolver],
    good: '192.0.2.53',
  },
};
