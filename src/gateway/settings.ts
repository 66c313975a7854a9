import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';

/** Ports inside the pod: the image's user may not bind lower ones. */
export const podPorts = { http: 8080, https: 8443, status: 8081, metrics: 9113 } as const;

/** Ports of a host. */
export const hostPorts = { http: 80, https: 443, status: 8081 } as const;

/** Answers' headers. @see https://cheatsheetseries.owasp.org/cheatsheets/HTTP_Headers_Cheat_Sheet.html */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Frame-Options': 'DENY',
  'X-Content-Type-Options': 'nosniff',
};

/** Headers of requests by which a client could pass for a proxy, or have another path served than the one checked. */
export const forgeable = [
  'Forwarded',
  'Proxy',
  'X-Forwarded-Port',
  'X-Forwarded-Prefix',
  'X-Original-Method',
  'X-Original-URI',
  'X-Original-URL',
  'X-Rewrite-URL',
] as const;

/** As the requirement has it; protocols and groups are the profile's. */
export const tlsSettings = {
  sessionCache: Size.mebibytes(10),
  sessionTimeout: Duration.minutes(10),
  bufferSize: Size.kibibytes(4),
} as const;

/** What a slow or greedy client may hold. */
export const clientSettings = {
  headerTimeout: Duration.seconds(10),
  bodyTimeout: Duration.seconds(15),
  sendTimeout: Duration.seconds(15),
  // What nginx has by itself since 1.19.10; before, a tenth.
  keepaliveRequests: 1000,
} as const;

/** About 160,000 addresses. @see https://nginx.org/en/docs/http/ngx_http_limit_req_module.html#limit_req_zone */
export const addressZone = Size.mebibytes(10);

/** The health of a group's peers, shared by the workers. */
export const upstreamZone = Size.kibibytes(256);

/** Requests on one connection to a service before it is made anew. */
export const upstreamRequests = 10_000;

/** How late a line of the access log is at most: a write for each request is a tenth of what a request costs. */
export const accessLogDelay = Duration.seconds(1);

/** As nodes' net.core.somaxconn: a listener's own default is 511. */
export const backlog = 4096;

/** How long DNS answers are believed: pods come and go. */
export const resolverValidity = Duration.seconds(5);

/** A renewed certificate is in use after this long, without a reload. */
export const certificateValidity = Duration.minutes(1);

/** How a pod leaves: endpoints forget it first, then requests end, then it is gone. */
export const shutdown = {
  sleep: Duration.seconds(5),
  workers: Duration.seconds(30),
  margin: Duration.seconds(10),
} as const;

export const loopback = ['127.0.0.0/8'] as const;

/** Where pods' addresses are from. @see https://www.rfc-editor.org/rfc/rfc6890 */
export const privateNetworks = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '172.16.0.0/12',
  '192.168.0.0/16',
  'fc00::/7',
] as const;

/** Keys of cached answers: about 8,000 for each mebibyte. @see https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_cache_path */
export const cacheKeys = Size.mebibytes(10);

/** How long a WebSocket or an event stream may be silent. */
export const lastingTimeout = Duration.hours(1);

/** A figure a worker, asked for twice a minute. */
export const exporterResources = {
  requests: { cpu: Cpu.millis(10), memory: Size.mebibytes(32) },
  limits: { cpu: Cpu.millis(100), memory: Size.mebibytes(64) },
} as const;
