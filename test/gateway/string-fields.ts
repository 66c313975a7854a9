import { Entry, type HostGatewayProps, Tls } from '../../src/gateway';
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
};
