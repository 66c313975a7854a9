import { type Findings, kubernetesName, shown, urlPath } from '../../kernel';
import type { Peer } from '../../network';
import type { GrafanaRole, OidcProps } from './oidc-props';

export interface OidcSpec {
  readonly authorize: string;
  readonly token: string;
  readonly userInfo: string;
  readonly clientId: string;
  readonly secret: string;
  /** From the one that may most to the one that may least. */
  readonly groups: readonly (readonly [GrafanaRole, readonly string[]])[];
  readonly peer: Peer;
  readonly port: number;
}

const roles: readonly GrafanaRole[] = ['admin', 'editor', 'viewer'];

export function resolveOidc(findings: Findings, props: OidcProps): OidcSpec {
  const { at, clientId, secret } = props;
  for (const path of ['authorize', 'token', 'userInfo'] as const) {
    findings.check(`grafana.oidc.${path}`, props[path], urlPath);
  }
  findings.check('grafana.oidc.secret', secret, kubernetesName);
  if (!isPlain(clientId)) unreadable(findings, 'clientId', clientId);
  const groups = roles.map((role) => [role, props.groups[role] ?? []] as const);
  const named = groups.flatMap(([, names]) => names);
  named.filter((name) => !isPlain(name)).forEach((name) => unreadable(findings, 'groups', name));
  if (named.length === 0) unreadable(findings, 'groups', 'no group: nobody could sign in');
  const { host, port } = at.address;
  const url = (path: string): string => `https://${host}${port === 443 ? '' : `:${port}`}${path}`;
  return {
    authorize: url(props.authorize),
    token: url(props.token),
    userInfo: url(props.userInfo),
    clientId,
    secret,
    groups,
    peer: at.peer,
    port,
  };
}

/** Names of groups stand in an expression, and none of these ends a text there. */
function isPlain(name: string): boolean {
  return /^[\p{L}\p{N} ._/:@+-]{1,128}$/u.test(name);
}

function unreadable(findings: Findings, field: string, got: string): void {
  findings.add({
    code: 'NAUST-OBS-029',
    what: `grafana.oidc.${field} lets nobody sign in as it is`,
    got: shown(got),
    allowed: 'at least one group; names of letters, digits, blanks and . _ / : @ + -, 128 at most',
    fix: "write groups: { admin: ['platform'], viewer: ['developers'] }",
  });
}
