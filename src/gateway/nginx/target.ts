import { Size } from 'cdk8s';
import features from './features.json';
import targets from './targets.json';

/** Modules that the gateway's configuration may need and that a build may lack. */
export type NginxModule = 'auth_request' | 'http_v2' | 'http_v3' | 'realip' | 'ssl' | 'stub_status';

/** Whose build of nginx it is. */
export type NginxDistribution = 'debian' | 'nginx' | 'unprivileged';

export interface DistributionPaths {
  /** The user of worker processes; `undefined` where the master has no right to change it. */
  readonly user: string | undefined;
  readonly pid: string;
  readonly errorLog: string;
  readonly accessLog: string;
  /** How much of it is written at once: to a pipe no more than goes in one piece, or lines of two workers mix. */
  readonly accessLogBuffer: Size;
  /** Where temporary files go; `undefined` where the build's own folders can be written. */
  readonly temporary: string | undefined;
  /** Where answers are kept for a while. nginx makes the last folder of the path itself. */
  readonly answers: string;
  /** Where answers of the auth service are kept: in memory, as they lie beside what clients proved themselves by. */
  readonly authAnswers: string;
  /** Certificate authorities that the distribution trusts. */
  readonly authorities: string;
}

/** A build of nginx: its version alone does not say what it accepts. */
export interface NginxTarget {
  /** As `nginx -v` gives it. */
  readonly version: string;
  /** Whose build it is: where its files, its user and its logs are. */
  readonly distribution: NginxDistribution;
  /** The OpenSSL it runs with. */
  readonly openssl: string;
  /** Those of its modules that a gateway may need, as `nginx -V` lists them. */
  readonly modules: readonly NginxModule[];
}

/**
 * @see https://salsa.debian.org/nginx-team/nginx, https://nginx.org/en/linux_packages.html and
 * https://github.com/nginx/docker-nginx-unprivileged
 */
export const distributions: Readonly<Record<NginxDistribution, DistributionPaths>> = {
  debian: {
    user: 'www-data',
    pid: '/run/nginx.pid',
    errorLog: '/var/log/nginx/error.log',
    accessLog: '/var/log/nginx/access.log',
    accessLogBuffer: Size.kibibytes(64),
    temporary: undefined,
    answers: '/var/cache/nginx',
    authAnswers: '/run/nginx-auth',
    authorities: '/etc/ssl/certs/ca-certificates.crt',
  },
  nginx: {
    user: 'nginx',
    pid: '/run/nginx.pid',
    errorLog: '/var/log/nginx/error.log',
    accessLog: '/var/log/nginx/access.log',
    accessLogBuffer: Size.kibibytes(64),
    temporary: undefined,
    answers: '/var/cache/nginx/answers',
    authAnswers: '/run/nginx-auth',
    authorities: '/etc/ssl/certs/ca-certificates.crt',
  },
  unprivileged: {
    user: undefined,
    pid: '/tmp/nginx.pid',
    errorLog: 'stderr',
    accessLog: '/dev/stdout',
    accessLogBuffer: Size.kibibytes(4),
    temporary: '/tmp',
    answers: '/tmp/answers',
    authAnswers: '/tmp/auth',
    authorities: '/etc/ssl/certs/ca-certificates.crt',
  },
};

/** Builds that are known. */
export const nginxTargets = Object.fromEntries(
  Object.entries(targets).map(([name, { version, distribution, openssl, modules }]) => [
    name,
    { version, distribution, openssl, modules },
  ]),
) as unknown as Readonly<Record<keyof typeof targets, NginxTarget>>;

export type Feature = keyof typeof features;

/** The oldest nginx that is rendered for. */
export const oldestVersion = '1.18.0';

export function supports(target: NginxTarget, feature: Feature): boolean {
  return isAtLeast(target.version, features[feature].since);
}

/** The first version that has it. */
export function sinceOf(feature: Feature): string {
  return features[feature].since;
}

/** X25519MLKEM768 is known since OpenSSL 3.5; `?`, by which an unknown group is passed over, since 3.3. */
export function hasHybridGroup(target: NginxTarget): boolean {
  return isAtLeast(target.openssl, '3.5.0');
}

export function isVersion(text: string): boolean {
  return /^[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}$/.test(text);
}

export function isAtLeast(version: string, least: string): boolean {
  const [a, b] = [parts(version), parts(least)];
  const different = a.findIndex((part, index) => part !== b[index]);
  return different === -1 || a[different]! > (b[different] ?? 0);
}

function parts(version: string): number[] {
  return version.split('.').map(Number);
}
