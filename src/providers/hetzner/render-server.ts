import { type MachineNode, isProtected, type Site } from '../../cluster';
import type { ServerConfig } from './bindings/server/index';
import { nodeLabels } from './labels';
import type { HetznerSpec } from './spec';

/** What a server refers to, as Terraform references. */
export interface ServerReferences {
  /** `undefined` for a machine behind a NAT gateway. */
  readonly address: number | undefined;
  readonly subnet: string;
  readonly placementGroup: number;
  readonly firewalls: number[];
  readonly sshKeys: string[];
  readonly userData: string;
}

export function renderServer(
  spec: HetznerSpec,
  site: Site,
  node: MachineNode,
  references: ServerReferences,
): ServerConfig {
  const isKept = isProtected(spec.protection, node);
  return {
    name: node.name,
    serverType: node.plan?.name ?? '',
    image: spec.image,
    location: spec.location,
    labels: nodeLabels(site, node),
    userData: references.userData,
    sshKeys: references.sshKeys,
    firewallIds: references.firewalls,
    placementGroupId: references.placementGroup,
    // One family to keep closed: k3s is IPv4 here, and the load balancer answers on IPv6 for everyone.
    publicNet: [
      { ipv4Enabled: references.address !== undefined, ipv4: references.address, ipv6Enabled: false },
    ],
    // Left out, alias_ips differ on every plan. @see https://github.com/hetznercloud/terraform-provider-hcloud/issues/650
    network: [{ subnetId: references.subnet, ip: node.privateAddress, aliasIps: [] }],
    deleteProtection: isKept,
    rebuildProtection: isKept,
    shutdownBeforeDeletion: true,
    lifecycle: {
      // Only a first start reads them, and Terraform would replace the machine to have one. Another plan it would give all
      // machines of a pool at once, each switched off for it: a new generation takes over one by one.
      ignoreChanges: ['user_data', 'image', 'ssh_keys', 'server_type'],
      ...(isKept ? { preventDestroy: true } : {}),
    },
  };
}
