import { type MachineNode, isProtected, type Site } from '../../cluster';
import type { ServerConfig } from './bindings/server/index';
import { nodeLabels } from './labels';
import type { UpCloudSpec } from './spec';

/** Where in a server's interfaces each network is; others refer to the addresses there. */
export const publicInterface = 0;
export const privateInterface = 1;

/** What a server refers to, as Terraform references. */
export interface ServerReferences {
  readonly network: string;
  readonly serverGroup: string;
}

/** A server but for its user data, which is known once every server has its address. */
export function renderServer(
  spec: UpCloudSpec,
  site: Site,
  node: MachineNode,
  { network, serverGroup }: ServerReferences,
): ServerConfig {
  return {
    hostname: node.name,
    title: node.name,
    zone: spec.zone,
    plan: node.plan?.name,
    labels: nodeLabels(site, node),
    serverGroup,
    firewall: true,
    // cloud-init reads its user data there.
    metadata: true,
    template: [
      {
        storage: spec.image,
        size: node.disk.toGibibytes(),
        tier: 'maxiops',
        encrypt: true,
        title: node.name,
      },
    ],
    login: [{ user: 'root', keys: [...spec.sshKeys], createPassword: false, passwordDelivery: 'none' }],
    networkInterface: [
      { type: 'public', ipAddressFamily: 'IPv4' },
      { type: 'private', ipAddressFamily: 'IPv4', network, ipAddress: node.privateAddress },
    ],
    lifecycle: {
      // Only a first start reads them, and Terraform would replace the machine to have one. Another plan it would give all
      // machines of a pool at once, each switched off for it: a new generation takes over one by one.
      ignoreChanges: ['user_data', 'login', 'template[0].storage', 'plan', 'template[0].size'],
      ...(isProtected(spec.protection, node) ? { preventDestroy: true } : {}),
    },
  };
}
