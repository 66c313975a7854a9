import {
  having,
  kubernetesName,
  listOf,
  optional,
  type Shape,
  shaped,
  text,
  textLike,
  urlPath,
} from '../../kernel';
import type { External } from '../../workload';
import type { OidcProps } from './oidc-props';

/** Nobody is there; something else is a problem already. */
const nowhere = {
  peer: { kind: 'networks', cidrs: [] },
  address: { host: 'id.example.no', port: 443 },
} as unknown as External;

export const oidcShape: Shape<OidcProps> = {
  at: having('an External', 'peer', nowhere),
  authorize: textLike(urlPath),
  token: textLike(urlPath),
  userInfo: textLike(urlPath),
  clientId: text('grafana'),
  secret: textLike(kubernetesName),
  groups: shaped<OidcProps['groups']>({
    admin: optional(listOf(text('platform'))),
    editor: optional(listOf(text('developers'))),
    viewer: optional(listOf(text('support'))),
  }),
};
