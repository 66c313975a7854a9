import { isProtected, type Site } from '../../cluster';
import { type TerraformStack } from '../../terraform';
import { PrimaryIp } from './bindings/primary-ip/index';
import { nodeLabels } from './labels';
import { providerIn } from './provider-block';
import type { HetznerSpec } from './spec';

/** A public address for each node, which outlives its machine. */
export function makeAddresses(
  stack: TerraformStack,
  spec: HetznerSpec,
  site: Site,
): ReadonlyMap<string, PrimaryIp> {
  providerIn(stack);
  return new Map(
    site.nodes.map((node) => {
      const isKept = isProtected(spec.protection, node);
      const address = new PrimaryIp(stack, addressId(node.name), {
        name: node.name,
        type: 'ipv4',
        location: spec.location,
        autoDelete: false,
        deleteProtection: isKept,
        labels: nodeLabels(site, node),
        lifecycle: isKept ? { preventDestroy: true } : undefined,
      });
      address.overrideLogicalId(node.name);
      return [node.name, address] as const;
    }),
  );
}

export function addressOf(stack: TerraformStack, node: string): PrimaryIp {
  return stack.node.findChild(addressId(node)) as PrimaryIp;
}

function addressId(node: string): string {
  return `address-${node}`;
}
