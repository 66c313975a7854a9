/** Where a token is had, and for what. */
export interface BearerChallenge {
  readonly realm: string;
  readonly service: string | undefined;
  readonly scope: string | undefined;
}

/** How a registry that answers 401 wants to be asked. */
export type Challenge = { readonly kind: 'basic' } | ({ readonly kind: 'bearer' } & BearerChallenge);

const PARAMETER = /([A-Za-z]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/g;

/** What `WWW-Authenticate` says. @see https://distribution.github.io/distribution/spec/auth/token/ */
export function readChallenge(header: string | null): Challenge | undefined {
  const [, scheme, rest = ''] = /^\s*(\w+)\s*(.*)$/s.exec(header ?? '') ?? [];
  if (scheme?.toLowerCase() === 'basic') return { kind: 'basic' };
  if (scheme?.toLowerCase() !== 'bearer') return undefined;
  const said = new Map(
    [...rest.matchAll(PARAMETER)].map(([, name = '', quoted, bare]) => [
      name.toLowerCase(),
      quoted?.replace(/\\(.)/gs, '$1') ?? bare ?? '',
    ]),
  );
  const realm = said.get('realm');
  if (realm === undefined) return undefined;
  return { kind: 'bearer', realm, service: said.get('service'), scope: said.get('scope') };
}
