import { halves, rangeOf, resourceName, type Site } from '../../cluster';
import type { TerraformStack } from '../../terraform';
import { DataOpenstackNetworkingNetworkV2 } from './bindings/data-openstack-networking-network-v2/index';
import { NetworkingNetworkV2 } from './bindings/networking-network-v2/index';
import { NetworkingRouterInterfaceV2 } from './bindings/networking-router-interface-v2/index';
import { NetworkingRouterV2 } from './bindings/networking-router-v2/index';
import { NetworkingSubnetV2 } from './bindings/networking-subnet-v2/index';
import { siteIn } from './provider-block';
import type { OpenStackSpec } from './spec';

/** Where the ports of a site's machines are. */
export interface SiteNetwork {
  /** Of the network the ports are in. */
  readonly id: string;
  /** What a network of the machines' own has besides; a shared one has neither. */
  readonly own?: OwnNetwork;
}

export interface OwnNetwork {
  readonly subnet: NetworkingSubnetV2;
  /** Floating addresses work once it is there. */
  readonly routed: NetworkingRouterInterfaceV2;
}

export function makeNetwork(stack: TerraformStack, spec: OpenStackSpec, site: Site): SiteNetwork {
  const { network, networking } = spec.site!;
  const inSite = siteIn(stack, spec);
  const outside = new DataOpenstackNetworkingNetworkV2(stack, `outside-${site.name}`, {
    ...inSite,
    name: network,
  });
  const name = resourceName(site.platform, site.cluster, site.name);
  outside.overrideLogicalId(name);
  if (networking === 'shared') return { id: outside.id };

  const own = new NetworkingNetworkV2(stack, `network-${site.name}`, { ...inSite, name, adminStateUp: true });
  own.overrideLogicalId(name);
  const subnet = new NetworkingSubnetV2(stack, `subnet-${site.name}`, {
    ...inSite,
    name,
    networkId: own.id,
    cidr: site.network,
    ipVersion: 4,
    // What takes any free address takes it from the upper half: the lower one is for addresses that are chosen.
    allocationPool: [rangeOf(halves(site.network).free)],
  });
  subnet.overrideLogicalId(name);
  const router = new NetworkingRouterV2(stack, `router-${site.name}`, {
    ...inSite,
    name,
    adminStateUp: true,
    externalNetworkId: outside.id,
  });
  router.overrideLogicalId(name);
  const routed = new NetworkingRouterInterfaceV2(stack, `router-interface-${site.name}`, {
    ...inSite,
    routerId: router.id,
    subnetId: subnet.id,
  });
  routed.overrideLogicalId(name);
  return { id: own.id, own: { subnet, routed } };
}

/** Of a site that has one. */
export function ownNetworkOf(stack: TerraformStack, site: Site): OwnNetwork {
  return {
    subnet: stack.node.findChild(`subnet-${site.name}`) as NetworkingSubnetV2,
    routed: stack.node.findChild(`router-interface-${site.name}`) as NetworkingRouterInterfaceV2,
  };
}
