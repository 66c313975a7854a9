import { absolutePath, type Findings, hostname, shown, withDefaults } from '../../kernel';
import { cookieName, upstreamHost } from '../grammar';
import { once } from '../once';
import { checkDuration, times } from '../ranges';
import { Balance } from './balance';
import { upstreamDefaults } from './defaults';
import { checkKey } from '../key-spec';
import { namesOf } from './name';
import type { UpstreamProps } from './props';
import type { PeerSpec, TargetSpec, UpstreamTlsSpec } from './target-spec';

export type UpstreamSettings = Required<UpstreamProps>;

/** Servers that are the same service, and how requests meet them. */
export interface UpstreamSpec extends UpstreamSettings {
  readonly name: string;
  readonly peers: readonly PeerSpec[];
  readonly tls: UpstreamTlsSpec | undefined;
  readonly target: TargetSpec;
}

/** A target, under the settings of a route. */
export interface Use {
  readonly target: TargetSpec;
  readonly settings: UpstreamSettings;
}

export function upstreamSettings(props: UpstreamProps): UpstreamSettings {
  return { balance: Balance.leastConn(), ...withDefaults(pick(props), upstreamDefaults) };
}

/** What a route says of its own, over the gateway's. */
export function overUpstream(settings: UpstreamSettings, own: UpstreamProps): UpstreamSettings {
  return { ...settings, ...pick(own) };
}

function pick(props: UpstreamProps): UpstreamProps {
  const { balance, keepalive, keepaliveTimeout, maxFails, failTimeout } = props;
  const all = { balance, keepalive, keepaliveTimeout, maxFails, failTimeout };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** Reports what is wrong with the settings of one level; what is not given is no fault. */
export function checkUpstream(at: string, own: UpstreamProps, findings: Findings): void {
  const { balance, keepalive, keepaliveTimeout, maxFails, failTimeout } = own;
  if (keepalive !== undefined) findings.integer(`${at}keepalive`, keepalive, { min: 1, max: 10_000 });
  if (maxFails !== undefined) findings.integer(`${at}maxFails`, maxFails, { min: 1, max: 1000 });
  if (keepaliveTimeout) checkDuration(`${at}keepaliveTimeout`, keepaliveTimeout, times.wait, findings);
  if (failTimeout) checkDuration(`${at}failTimeout`, failTimeout, times.seconds, findings);
  if (balance?.kind === 'hash') checkKey(`${at}balance`, balance.key, findings);
  if (balance?.kind === 'stickyCookie')
    findings.check(`the cookie of ${at}balance`, balance.name, cookieName);
}

export function checkTarget(field: string, target: TargetSpec, findings: Findings): void {
  for (const { host, port, weight, maxConnections } of target.peers) {
    findings.check(field, host, upstreamHost);
    findings.port(`the port of ${field}`, port);
    findings.integer(`a weight of ${field}`, weight, { min: 1, max: 1000 });
    if (maxConnections === undefined) continue;
    findings.integer(`maxConnections of ${field}`, maxConnections, { min: 1, max: 100_000 });
  }
  once(
    field,
    target.peers.map(({ host, port }) => `${host} ${port}`),
    findings,
  );
  if (target.idleTimeout)
    checkDuration(`idleTimeout of ${field}`, target.idleTimeout, times.lasting, findings);
  if (target.tls) checkTls(field, target.tls, findings);
  if (target.peers.length === 0 || target.peers.some(({ backup }) => !backup)) return;
  findings.add({
    code: 'NAUST-GTW-019',
    what: `${field} has nothing but backups`,
    got: shown(target.peers.map(({ host }) => host)),
    allowed: 'one peer at least that is none',
    fix: 'leave out backup at the peers that are asked first',
  });
}

function checkTls(field: string, { name, authorities }: UpstreamTlsSpec, findings: Findings): void {
  findings.check(`the name in the certificate of ${field}`, name, hostname);
  if (authorities !== undefined) findings.check(`tls.authorities of ${field}`, authorities, absolutePath);
}

/** Methods that nginx refuses to combine with a backup. */
const withoutBackup: readonly Balance['kind'][] = ['hash', 'randomTwo'];

/** Reports a backup that its balancing method has no place for. */
export function checkBackup(field: string, { target, settings }: Use, findings: Findings): void {
  if (!target.peers.some(({ backup }) => backup) || !withoutBackup.includes(settings.balance.kind)) return;
  findings.add({
    code: 'NAUST-GTW-019',
    what: `${field} has a backup, which its way of balancing cannot keep apart`,
    got: `Balance.${settings.balance.kind}()`,
    allowed: 'Balance.leastConn(), roundRobin(), ipHash(), leastTime() or stickyCookie()',
    fix: 'leave out backup, or balance in another way',
  });
}

/** The upstreams of all uses, each once, and which one a use has. */
export function resolveUpstreams(uses: readonly Use[]): {
  readonly upstreams: readonly UpstreamSpec[];
  readonly of: (use: Use) => UpstreamSpec;
} {
  const keys = uses.map(keyOf);
  const names = namesOf(uses.map(({ target }, index) => ({ ...target, key: keys[index]! })));
  const byKey = new Map<string, UpstreamSpec>();
  uses.forEach(({ target, settings }, index) => {
    const key = keys[index]!;
    if (byKey.has(key)) return;
    byKey.set(key, { ...settings, name: names[index]!, peers: target.peers, tls: target.tls, target });
  });
  return { upstreams: [...byKey.values()], of: (use) => byKey.get(keyOf(use))! };
}

function keyOf({ target, settings }: Use): string {
  const { balance, keepalive, keepaliveTimeout, maxFails, failTimeout } = settings;
  const times_ = [keepaliveTimeout, failTimeout].map((time) => time.toMilliseconds({ integral: false }));
  return JSON.stringify([target.called, target.peers, target.tls, balance, keepalive, maxFails, times_]);
}
