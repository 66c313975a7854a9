import type { OidcSpec } from './oidc-spec';

/** Where the Secret of the client is mounted. */
export const oidcFolder = '/etc/grafana-oidc';

/** @see https://grafana.com/docs/grafana/latest/setup-grafana/configure-access/configure-authentication/generic-oauth/ */
export function oidcSettings(oidc: OidcSpec): Readonly<Record<string, string>> {
  return {
    GF_AUTH_GENERIC_OAUTH_ENABLED: 'true',
    GF_AUTH_GENERIC_OAUTH_NAME: 'OpenID Connect',
    // The first time that somebody is let in, the account is made; who is let in is said by the groups.
    GF_AUTH_GENERIC_OAUTH_ALLOW_SIGN_UP: 'true',
    GF_AUTH_GENERIC_OAUTH_CLIENT_ID: oidc.clientId,
    GF_AUTH_GENERIC_OAUTH_CLIENT_SECRET__FILE: `${oidcFolder}/client-secret`,
    GF_AUTH_GENERIC_OAUTH_SCOPES: 'openid profile email groups',
    GF_AUTH_GENERIC_OAUTH_AUTH_URL: oidc.authorize,
    GF_AUTH_GENERIC_OAUTH_TOKEN_URL: oidc.token,
    GF_AUTH_GENERIC_OAUTH_API_URL: oidc.userInfo,
    GF_AUTH_GENERIC_OAUTH_USE_PKCE: 'true',
    GF_AUTH_GENERIC_OAUTH_ROLE_ATTRIBUTE_PATH: rolePath(oidc),
    GF_AUTH_GENERIC_OAUTH_ROLE_ATTRIBUTE_STRICT: 'true',
  };
}

/** JMESPath: the first role of which somebody is in a group. @see https://jmespath.org/specification.html */
function rolePath({ groups }: OidcSpec): string {
  return groups
    .flatMap(([role, names]) => names.map((name) => `contains(groups[*], '${name}') && '${titled(role)}'`))
    .join(' || ');
}

function titled(role: string): string {
  return `${role.charAt(0).toUpperCase()}${role.slice(1)}`;
}
