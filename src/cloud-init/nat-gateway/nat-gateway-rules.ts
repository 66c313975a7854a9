import type { Ruleset } from '../nftables/ruleset';
import type { NatGatewaySpec } from './nat-gateway-spec';

/** @see `metadataService` of the host firewall: no machine asks through another's address */
const metadataService = '169.254.169.254/32';

/**
 * What leaves the network leaves under this machine's address, and answers find back. What comes to the API is sent on as
 * if from here, since the way back has to lead through here. Nothing else passes. Who may come at all, the provider's
 * firewall says.
 */
export function natGatewayRules({ network, api }: NatGatewaySpec): Ruleset {
  const inside = { kind: 'from', family: 4, networks: [network] } as const;
  const outwards = { kind: 'notTo', family: 4, networks: [network] } as const;
  return {
    table: 'naust',
    sets: [],
    includes: [],
    chains: [
      {
        name: 'prerouting',
        hook: { type: 'nat', at: 'prerouting', priority: 'dstnat', policy: 'accept' },
        rules: [
          {
            when: [{ kind: 'here' }, { kind: 'port', protocol: 'tcp', ports: [6443] }],
            verdict: { dnatTo: api },
          },
        ],
      },
      {
        name: 'forward',
        hook: { at: 'forward', priority: 'filter', policy: 'drop' },
        rules: [
          { when: [{ kind: 'to', family: 4, networks: [metadataService] }], verdict: 'drop' },
          { when: [{ kind: 'known' }], verdict: 'accept' },
          { when: [{ kind: 'translated' }], verdict: 'accept' },
          { when: [inside, outwards], verdict: 'accept' },
        ],
      },
      {
        name: 'postrouting',
        hook: { type: 'nat', at: 'postrouting', priority: 'srcnat', policy: 'accept' },
        rules: [
          { when: [{ kind: 'translated' }], verdict: 'masquerade' },
          { when: [inside, outwards], verdict: 'masquerade' },
        ],
      },
    ],
  };
}
