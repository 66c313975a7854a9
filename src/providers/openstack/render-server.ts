import { type MachineNode, isProtected, type Site } from '../../cluster';
import type { ComputeInstanceV2Config } from './bindings/compute-instance-v2/index';
import { nodeLabels } from './labels';
import type { OpenStackSpec } from './spec';

/** What a server refers to, as Terraform references. */
export interface ServerReferences {
  readonly port: string;
  readonly serverGroup: string;
  readonly userData: string;
}

export function renderServer(
  spec: OpenStackSpec,
  site: Site,
  node: MachineNode,
  { port, serverGroup, userData }: ServerReferences,
): ComputeInstanceV2Config {
  return {
    name: node.name,
    flavorName: node.plan?.name ?? '',
    imageName: spec.image,
    userData,
    // The port has the security groups; a second interface would bring a second default route.
    network: [{ port }],
    schedulerHints: [{ group: serverGroup }],
    metadata: nodeLabels(site, node),
    stopBeforeDestroy: true,
    lifecycle: {
      // Only a first start reads them, and Terraform would replace the machine to have one. Another plan it would give all
      // machines of a pool at once, each switched off for it: a new generation takes over one by one.
      ignoreChanges: ['user_data', 'image_name', 'image_id', 'flavor_name', 'flavor_id'],
      ...(isProtected(spec.protection, node) ? { preventDestroy: true } : {}),
    },
  };
}
