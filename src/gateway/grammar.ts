import ipaddr from 'ipaddr.js';
import { type Grammar, hostname, ipAddress } from '../kernel';
import { forgeable } from './settings';

/** Ranges of addresses where no service of one's own can be. */
const NOWHERE = ['unspecified', 'broadcast', 'multicast', 'linkLocal'];

/** Where requests are sent on to. Link-local addresses are left out: a cloud's metadata service answers there. */
export const upstreamHost: Grammar = {
  name: 'a host to send requests to',
  code: 'NAUST-GTW-001',
  allowed:
    'a DNS name of two labels at least, or an IP address that is not link-local, multicast or unspecified',
  example: 'orders.shop.svc.cluster.local',
  accepts: (value) => hostname.accepts(value) || (ipAddress.accepts(value) && isSomewhere(value)),
};

function isSomewhere(address: string): boolean {
  return !NOWHERE.includes(ipaddr.process(address).range());
}

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names */
export const objectName: Grammar = {
  name: 'the name of a Kubernetes object',
  code: 'NAUST-GTW-002',
  allowed: 'labels of a-z, 0-9 and inner hyphens with dots between, 253 characters at most',
  example: 'shop-example-no-tls',
  accepts: (value) =>
    value.length <= 253 &&
    value.split('.').every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label)),
};

/** Headers by which messages are framed, routed or let in, and those that the gateway sets itself. */
const RESERVED: readonly string[] = [
  'authorization',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'cookie',
  'date',
  'host',
  'keep-alive',
  'server',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'access-control-allow-origin',
  'retry-after',
  'traceparent',
  'tracestate',
  'x-request-id',
  ...forgeable.map((name) => name.toLowerCase()),
];

/** A header that is free to be set. */
export const settableHeader: Grammar = {
  name: 'a header that is free to be set',
  code: 'NAUST-GTW-003',
  allowed: 'any but those that frame or route messages, let them in, or are set by the gateway',
  example: 'X-User',
  accepts: (value) => !RESERVED.includes(value.toLowerCase()),
};

/** nginx reads a cookie by a variable of its name. */
export const cookieName: Grammar = {
  name: "a cookie's name",
  code: 'NAUST-GTW-017',
  allowed: 'letters, digits and underscores, beginning with a letter, 64 characters at most',
  example: 'session_id',
  accepts: (value) => /^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(value),
};

/** @see https://www.rfc-editor.org/rfc/rfc6454#section-6.1 */
export const origin: Grammar = {
  name: 'an origin',
  code: 'NAUST-GTW-021',
  allowed:
    'https:// or http:// and a DNS name, with a port where it is not the usual one, and nothing after it',
  example: 'https://www.example.no',
  accepts: (value) => {
    const { host, port } =
      /^https?:\/\/(?<host>[^:/]+)(?::(?<port>[1-9][0-9]{0,4}))?$/.exec(value)?.groups ?? {};
    return (
      host !== undefined && (host === 'localhost' || hostname.accepts(host)) && Number(port ?? 1) <= 65535
    );
  },
};
