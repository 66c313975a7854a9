import { type MachineNode, isProtected, type Site } from '../../cluster';
import type { TerraformStack } from '../../terraform';
import { NetworkingFloatingipAssociateV2 } from './bindings/networking-floatingip-associate-v2/index';
import { NetworkingFloatingipV2 } from './bindings/networking-floatingip-v2/index';
import { NetworkingPortV2 } from './bindings/networking-port-v2/index';
import type { OwnNetwork, SiteNetwork } from './network';
import { siteIn } from './provider-block';
import type { OpenStackSpec } from './spec';

/**
 * A port for each node, which outlives its machine and so does its address. In a network of its own each has a floating
 * address besides; in a shared one the port's is the public address.
 */
export function makePorts(
  stack: TerraformStack,
  spec: OpenStackSpec,
  site: Site,
  network: SiteNetwork,
): ReadonlyMap<string, string> {
  return new Map(
    site.nodes.map((node) => {
      const port = makePort(stack, spec, node, network);
      return [
        node.name,
        network.own ? makeFloatingAddress(stack, spec, node, port, network.own) : ipv4Of(port),
      ];
    }),
  );
}

export function portOf(stack: TerraformStack, node: string): NetworkingPortV2 {
  return stack.node.findChild(`port-${node}`) as NetworkingPortV2;
}

function makePort(
  stack: TerraformStack,
  spec: OpenStackSpec,
  node: MachineNode,
  network: SiteNetwork,
): NetworkingPortV2 {
  const port = new NetworkingPortV2(stack, `port-${node.name}`, {
    ...siteIn(stack, spec),
    name: node.name,
    networkId: network.id,
    adminStateUp: true,
    fixedIp: network.own && [{ subnetId: network.own.subnet.id, ipAddress: node.privateAddress }],
    lifecycle: kept(spec, node),
  });
  port.overrideLogicalId(node.name);
  return port;
}

function makeFloatingAddress(
  stack: TerraformStack,
  spec: OpenStackSpec,
  node: MachineNode,
  port: NetworkingPortV2,
  { routed }: OwnNetwork,
): string {
  const inSite = siteIn(stack, spec);
  const address = new NetworkingFloatingipV2(stack, `address-${node.name}`, {
    ...inSite,
    pool: spec.site!.network,
    description: node.name,
    lifecycle: kept(spec, node),
  });
  address.overrideLogicalId(node.name);
  const associated = new NetworkingFloatingipAssociateV2(stack, `address-of-${node.name}`, {
    ...inSite,
    floatingIp: address.address,
    portId: port.id,
    dependsOn: [routed],
  });
  associated.overrideLogicalId(node.name);
  return address.address;
}

/** A port in a network of two families has an address of each, in an order that nobody promises. */
function ipv4Of(port: NetworkingPortV2): string {
  return `\${regex("[0-9]+[.][0-9]+[.][0-9]+[.][0-9]+", join(" ", ${port.fqn}.all_fixed_ips))}`;
}

function kept(spec: OpenStackSpec, node: MachineNode): { preventDestroy: boolean } | undefined {
  return isProtected(spec.protection, node) ? { preventDestroy: true } : undefined;
}
