import { type MachineNode, resourceName, type Site } from '../../cluster';
import type { TerraformStack } from '../../terraform';
import { Network } from './bindings/network/index';
import { UpcloudProvider } from './bindings/provider/index';
import { Server } from './bindings/server/index';
import { ServerGroup } from './bindings/server-group/index';
import { siteLabels } from './labels';
import { publicInterface, renderServer } from './render-server';
import type { UpCloudSpec } from './spec';

/**
 * The machines of a site with their private network. UpCloud gives a public address only to a server that is there,
 * so all of this comes before what refers to the addresses: user data and firewall rules.
 */
export function makeServers(
  stack: TerraformStack,
  spec: UpCloudSpec,
  site: Site,
): ReadonlyMap<string, string> {
  // Terraform takes a provider once a stack, however many sites use it. Credentials stay in the environment.
  if (!stack.node.tryFindChild('upcloud')) new UpcloudProvider(stack, 'upcloud');
  const network = makeNetwork(stack, spec, site).id;
  const made = new Map<string, Server>();
  for (const node of site.nodes) {
    const serverGroup = serverGroupOf(stack, site, node).id;
    // Chosen addresses first: what takes any free one could take them.
    const chosen = node.privateAddress === undefined ? withChosenAddress(site, made) : [];
    const server = new Server(stack, serverId(node.name), {
      ...renderServer(spec, site, node, { network, serverGroup }),
      dependsOn: chosen,
    });
    server.overrideLogicalId(node.name);
    made.set(node.name, server);
  }
  return new Map([...made].map(([node, server]) => [node, addressAt(server, publicInterface)]));
}

export function serverOf(stack: TerraformStack, node: string): Server {
  return stack.node.findChild(serverId(node)) as Server;
}

export function networkOf(stack: TerraformStack, site: Site): Network {
  return stack.node.findChild(`network-${site.name}`) as Network;
}

export function addressAt(server: Server, networkInterface: number): string {
  return server.networkInterface.get(networkInterface).ipAddress;
}

function serverId(node: string): string {
  return `server-${node}`;
}

function withChosenAddress(site: Site, made: ReadonlyMap<string, Server>): Server[] {
  return site.nodes.flatMap((node) => (node.privateAddress === undefined ? [] : (made.get(node.name) ?? [])));
}

function makeNetwork(stack: TerraformStack, spec: UpCloudSpec, site: Site): Network {
  const name = resourceName(site.platform, site.cluster, site.name);
  const network = new Network(stack, `network-${site.name}`, {
    name,
    zone: spec.zone,
    labels: siteLabels(site),
    // The way out is by the public interface.
    ipNetwork: [{ address: site.network, family: 'IPv4', dhcp: true, dhcpDefaultRoute: false }],
  });
  network.overrideLogicalId(name);
  return network;
}

/**
 * Members of the control plane never share a host, as two lost at once are the quorum; others where it can be helped.
 * A series is one group: UpCloud documents no most of its members.
 * @see https://upcloud.com/docs/products/cloud-servers/features/anti-affinity/
 * @see https://upcloud.com/docs/tutorials/anti-affinity-server-groups-upcloud-api/
 */
function serverGroupOf(stack: TerraformStack, site: Site, { series, pool, role }: MachineNode): ServerGroup {
  const id = `server-group-${series}`;
  const made = stack.node.tryFindChild(id) as ServerGroup | undefined;
  if (made) return made;
  const title = resourceName(site.platform, site.cluster, series);
  const group = new ServerGroup(stack, id, {
    title,
    antiAffinityPolicy: role === 'server' ? 'strict' : 'yes',
    trackMembers: false,
    labels: { ...siteLabels(site), pool },
  });
  group.overrideLogicalId(title);
  return group;
}
