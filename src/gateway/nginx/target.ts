/** Modules that the gateway's configuration may need and that a build may lack. */
export type NginxModule = 'auth_request' | 'http_v2' | 'realip' | 'ssl' | 'stub_status';

export interface DistributionPaths {
  /** The user of worker processes; `undefined` where the master has no right to change it. */
  readonly user: string | undefined;
  readonly pid: string;
  readonly errorLog: string;
  readonly accessLog: string;
  /** Where temporary files go; `undefined` where the build's own folders can be written. */
  readonly temporary: string | undefined;
}

/** A build of nginx: its version alone does not say what it accepts. */
export interface NginxTarget {
  /** As `nginx -v` gives it. */
  readonly version: string;
  /** Whose build it is: where its files, its user and its logs are. */
  readonly distribution: keyof typeof distributions;
  /** The OpenSSL it runs with. */
  readonly openssl: string;
  /** Those of its modules that a gateway may need, as `nginx -V` lists them. */
  readonly modules: readonly NginxModule[];
}

/** @see https://salsa.debian.org/nginx-team/nginx and https://github.com/nginx/docker-nginx-unprivileged */
export const distributions = {
  debian: {
    user: 'www-data',
    pid: '/run/nginx.pid',
    errorLog: '/var/log/nginx/error.log',
    accessLog: '/var/log/nginx/access.log',
    temporary: undefined,
  },
  unprivileged: {
    user: undefined,
    pid: '/tmp/nginx.pid',
    errorLog: 'stderr',
    accessLog: '/dev/stdout',
    temporary: '/tmp',
  },
} as const satisfies Record<string, DistributionPaths>;

/** Builds that are known; `nginx -V` of each has the modules named here. */
export const nginxTargets = {
  /** Debian 12's own package. */
  debian12: {
    version: '1.22.1',
    distribution: 'debian',
    openssl: '3.0.0',
    modules: ['auth_request', 'http_v2', 'realip', 'ssl', 'stub_status'],
  },
  /** The stable branch in nginx's unprivileged image, on Alpine. */
  unprivileged130: {
    version: '1.30.4',
    distribution: 'unprivileged',
    openssl: '3.5.0',
    modules: ['auth_request', 'http_v2', 'realip', 'ssl', 'stub_status'],
  },
} as const satisfies Record<string, NginxTarget>;

/** The first version with each feature. @see https://nginx.org/en/CHANGES */
const since = {
  /** `ssl_reject_handshake`: nothing older is rendered for. */
  rejectHandshake: '1.19.4',
  /** `http2 on`; before it was a parameter of `listen`, and both in one file is an error or a warning. */
  http2Directive: '1.25.1',
  /** `resolve` of an upstream's server outside NGINX Plus. */
  resolve: '1.27.3',
  /** `ssl_certificate_cache`: certificates named by a variable are not read at each handshake. */
  certificateCache: '1.27.4',
} as const;

export function supports(target: NginxTarget, feature: keyof typeof since): boolean {
  return atLeast(target.version, since[feature]);
}

/** X25519MLKEM768 is known since OpenSSL 3.5; `?`, by which an unknown group is passed over, since 3.3. */
export function hasHybridGroup(target: NginxTarget): boolean {
  return atLeast(target.openssl, '3.5.0');
}

export function isVersion(text: string): boolean {
  return /^[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}$/.test(text);
}

function atLeast(version: string, least: string): boolean {
  const [a, b] = [parts(version), parts(least)];
  const different = a.findIndex((part, index) => part !== b[index]);
  return different === -1 || a[different]! > (b[different] ?? 0);
}

function parts(version: string): number[] {
  return version.split('.').map(Number);
}
