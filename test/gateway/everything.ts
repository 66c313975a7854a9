import { Duration, Size } from 'cdk8s';
import { Balance, type HostGatewayProps, Key } from '../../src/gateway';
import { accounts, orders } from './stacks';

/** One of each thing that a gateway can be told, for any nginx since 1.18.0. */
export const everything: Partial<HostGatewayProps> = {
  auth: { service: accounts, claims: ['sub', 'tenant_id'], cache: { time: Duration.seconds(5) } },
  headers: { 'Content-Security-Policy': "default-src 'self'; img-src *" },
  cors: { origins: ['https://www.example.no', 'https://app.example.no:8443'], credentials: true },
  rate: [
    { requests: 50, per: 'second', burst: 100 },
    { requests: 5, per: 'second', burst: 0, by: Key.header('X-Api-Key') },
  ],
  concurrency: { requests: 5, by: Key.cookie('session') },
  maintenance: { except: ['203.0.113.0/24'] },
  headerSize: Size.kibibytes(32),
  answerHeaderSize: Size.kibibytes(16),
  tlsProfile: 'intermediate',
  logClientAddress: true,
  trace: { from: 'anybody', sampled: 12.5 },
  cache: { size: Size.mebibytes(10) },
  resolver: '192.0.2.53',
  routes: {
    '/': { host: '2001:db8::1', port: 8080 },
    '/v1/orders': {
      to: {
        host: [
          { host: '192.0.2.11', weight: 3, maxConnections: 9 },
          { host: '192.0.2.12', port: 81, backup: true },
        ],
        port: 80,
      },
      public: true,
      rate: { requests: 30, per: 'minute', burst: 0 },
      cors: { origins: '*' },
      retry: { tries: 3, nonIdempotent: true },
      canary: { to: orders, percent: 0.5, header: { name: 'X-Canary', value: 'default' } },
    },
    '/v1/catalogue': {
      to: orders,
      public: true,
      cache: {},
      fallback: { json: { error: 'unavailable', why: "it's out" } },
      headers: { 'X-Frame-Options': 'SAMEORIGIN' },
    },
    '/v1/hashed': {
      to: orders,
      balance: Balance.hash(Key.header('X-Tenant')),
      retry: { tries: 1 },
      fallback: { to: accounts },
    },
    '/v1/network': {
      to: orders,
      balance: Balance.ipHash(),
      canary: { to: accounts, percent: 5, by: Key.path() },
    },
    '/v1/drawn': { to: orders, balance: Balance.randomTwo(), maintenance: {} },
    '/v1/in-turn': { to: orders, balance: Balance.roundRobin() },
    '/live': { to: orders, protocol: 'websocket' },
    '/events': { to: orders, protocol: 'sse' },
    '/shop.v1.Orders': { to: orders, protocol: 'grpc', headers: { 'X-Robots-Tag': 'noindex' } },
    '/secure': { to: { host: '192.0.2.30', port: 443, tls: { name: 'orders.example.no' } } },
    '/shop.v1.Secure': {
      to: { host: '192.0.2.30', port: 443, tls: { name: 'orders.example.no' } },
      protocol: 'grpc',
    },
  },
  servers: [
    { host: 'api.example.no', routes: { '/': orders }, rate: { requests: 5, per: 'second', burst: 1 } },
  ],
};
