import { resourceName, type Site, type Surroundings } from '../../cluster';
import type { TerraformStack } from '../../terraform';
import { ComputeInstanceV2 } from './bindings/compute-instance-v2/index';
import { ComputeServergroupV2 } from './bindings/compute-servergroup-v2/index';
import { openStackLimits } from './defaults';
import { makeFirewalls } from './firewalls';
import { portOf } from './ports';
import { siteIn } from './provider-block';
import { renderServer } from './render-server';
import type { OpenStackSpec } from './spec';

/** Every machine of a site, each by its own name: another size of a pool leaves the others as they are. */
export function makeServers(
  stack: TerraformStack,
  spec: OpenStackSpec,
  site: Site,
  surroundings: Surroundings,
): void {
  const firewallsOf = makeFirewalls(stack, spec, site, surroundings);
  const groupOf = makeServerGroups(stack, spec, site);
  for (const node of site.nodes) {
    const port = portOf(stack, node.name);
    port.securityGroupIds = firewallsOf(node.pool);
    const server = new ComputeInstanceV2(stack, `server-${node.name}`, {
      ...siteIn(stack, spec),
      ...renderServer(spec, site, node, {
        port: port.id,
        serverGroup: groupOf(node.name),
        userData: surroundings.userData(node),
      }),
    });
    server.overrideLogicalId(node.name);
  }
}

/** Machines of a group never share a compute host; a pool of more has several groups. */
function makeServerGroups(stack: TerraformStack, spec: OpenStackSpec, site: Site): (node: string) => string {
  const groups = new Map<string, string>();
  const seats = new Map<string, number>();
  for (const node of site.nodes) {
    const seat = seats.get(node.series) ?? 0;
    seats.set(node.series, seat + 1);
    const part = `${node.series}-${Math.floor(seat / openStackLimits.serversPerGroup) + 1}`;
    const made = stack.node.tryFindChild(`server-group-${part}`) as ComputeServergroupV2 | undefined;
    groups.set(node.name, (made ?? makeServerGroup(stack, spec, site, part)).id);
  }
  return (node) => groups.get(node)!;
}

function makeServerGroup(
  stack: TerraformStack,
  spec: OpenStackSpec,
  site: Site,
  part: string,
): ComputeServergroupV2 {
  const name = resourceName(site.platform, site.cluster, part);
  const group = new ComputeServergroupV2(stack, `server-group-${part}`, {
    ...siteIn(stack, spec),
    name,
    policies: ['anti-affinity'],
  });
  group.overrideLogicalId(name);
  return group;
}
