import { halves, resourceName, type Site } from '../../cluster';
import { type TerraformStack, Token } from '../../terraform';
import { Network } from './bindings/network/index';
import { NetworkSubnet } from './bindings/network-subnet/index';
import { siteLabels } from './labels';
import { networkZoneOf } from './location';
import type { HetznerSpec } from './spec';

export interface SiteNetwork {
  readonly networkId: number;
  /** For machines whose address is chosen. */
  readonly chosen: NetworkSubnet;
  /** For whatever takes the next free address. */
  readonly free: NetworkSubnet;
}

type SubnetKind = 'chosen' | 'free';

export function networkIn(stack: TerraformStack, spec: HetznerSpec, site: Site): SiteNetwork {
  const made = (kind: SubnetKind) =>
    stack.node.tryFindChild(`subnet-${site.name}-${kind}`) as NetworkSubnet | undefined;
  const [chosen, free] = [made('chosen'), made('free')];
  if (!chosen || !free) return makeNetwork(stack, spec, site);
  const network = stack.node.findChild(`network-${site.name}`) as Network;
  return { networkId: Token.asNumber(network.id), chosen, free };
}

function makeNetwork(stack: TerraformStack, spec: HetznerSpec, site: Site): SiteNetwork {
  const name = resourceName(site.platform, site.cluster, site.name);
  const network = new Network(stack, `network-${site.name}`, {
    name,
    ipRange: site.network,
    labels: siteLabels(site),
    deleteProtection: spec.protection !== 'none',
  });
  network.overrideLogicalId(name);
  const subnet = (kind: SubnetKind): NetworkSubnet => {
    const made = new NetworkSubnet(stack, `subnet-${site.name}-${kind}`, {
      networkId: Token.asNumber(network.id),
      type: 'cloud',
      networkZone: networkZoneOf(spec.location),
      ipRange: halves(site.network)[kind],
    });
    made.overrideLogicalId(resourceName(name, kind));
    return made;
  };
  return { networkId: Token.asNumber(network.id), chosen: subnet('chosen'), free: subnet('free') };
}
