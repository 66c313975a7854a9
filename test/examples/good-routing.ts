import { Duration, Size } from 'cdk8s';
import { Balance, Key } from 'naust';

export const address = { host: '192.0.2.20', port: 8080, networks: ['192.0.2.0/24'] };
/** Each with a network of its own: where two share one, another for one of them is one more that is opened. */
const [tried, cached, standIn, asked] = [32, 48, 64, 80].map((first) => ({
  host: `192.0.2.${first}`,
  port: 8080,
  networks: [`192.0.2.${first}/28`],
}));

const cors = {
  origins: ['https://www.example.no'],
  methods: ['GET', 'POST'],
  headers: ['Content-Type'],
  exposed: ['X-Request-ID'],
  credentials: true,
  maxAge: Duration.minutes(10),
} as const;

const retry = { on: ['error'], tries: 2, within: Duration.seconds(11), nonIdempotent: false } as const;

const maintenance = {
  except: ['203.0.113.0/24'],
  retryAfter: Duration.minutes(5),
  json: [],
};

export const routing = {
  host: ['shop.example.no'],
  routes: {
    '/v1/orders': {
      to: {
        host: [
          { host: '192.0.2.11', port: 8081, weight: 2, backup: false, maxConnections: 10 },
          '192.0.2.12',
        ],
        port: 8080,
        networks: ['192.0.2.0/24'],
        tls: { name: 'orders.example.no', authorities: '/etc/ssl/own.pem' },
        idleTimeout: Duration.seconds(10),
      },
      rate: { requests: 5, per: 'minute', burst: 10, by: Key.header('X-Tenant') },
      timeout: Duration.seconds(5),
      bodySize: Size.mebibytes(1),
      public: false,
      protocol: 'http',
      fallback: { status: 503, json: {} },
      canary: {
        to: { ...tried!, tls: { name: 'orders.example.no' } },
        percent: 5,
        by: Key.cookie('session'),
        header: { name: 'X-Canary', value: 'yes' },
      },
    },
    '/v1/catalogue': {
      to: cached!,
      public: true,
      cache: { fresh: Duration.minutes(1) },
      fallback: { to: standIn! },
    },
  },
  auth: {
    service: asked!,
    path: '/auth/',
    verify: '/auth/verify',
    identity: ['X-User'],
    claims: ['sub'],
    cache: { time: Duration.seconds(5), perRequest: true },
  },
  rate: [{ requests: 50, per: 'second', burst: 100, by: Key.clientAddress() }],
  concurrency: { requests: 100, by: Key.clientAddress() },
  bodySize: Size.mebibytes(1),
  timeout: Duration.seconds(5),
  connectTimeout: Duration.seconds(2),
  sendTimeout: Duration.seconds(5),
  retry,
  balance: Balance.hash(Key.path()),
  keepalive: 32,
  keepaliveTimeout: Duration.seconds(4),
  maxFails: 3,
  failTimeout: Duration.seconds(30),
  headers: { 'X-Frame-Options': 'DENY' },
  cors,
  maintenance,
  cache: { size: Size.mebibytes(64), kept: Duration.hours(1) },
  headerSize: Size.kibibytes(16),
  answerHeaderSize: Size.kibibytes(16),
  tlsProfile: 'modern',
  logClientAddress: false,
  trace: { from: 'anybody', sampled: 10 },
} as const;

/** What the Gateway API has words for. */
export const apiRouting = {
  implementation: { gatewayClass: 'cilium', namespace: 'edge', pods: { app: 'proxy' } },
  host: ['shop.example.no'],
  headers: { 'X-Frame-Options': 'DENY' },
  timeout: Duration.seconds(5),
  routes: {
    '/v1/orders': {
      to: { ...address, tls: { name: 'orders.example.no' } },
      timeout: Duration.seconds(8),
      protocol: 'http',
      canary: { to: address, percent: 5, header: { name: 'X-Canary', value: 'yes' } },
    },
    '/v1/catalogue': address,
  },
} as const;
