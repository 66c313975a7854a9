import { resourceName, type Site, type Surroundings } from '../../cluster';
import { type TerraformStack, Token } from '../../terraform';
import { addressOf } from './addresses';
import { PlacementGroup } from './bindings/placement-group/index';
import { Server } from './bindings/server/index';
import { hetznerLimits } from './defaults';
import { makeFirewalls } from './firewalls';
import { siteLabels } from './labels';
import { natGatewayIn } from './nat-gateway';
import type { SiteNetwork } from './network';
import { renderServer } from './render-server';
import type { HetznerSpec } from './spec';
import { makeSshKeys } from './ssh-keys';

/** Every machine of a site, each by its own name: another size of a pool leaves the others as they are. */
export function makeServers(
  stack: TerraformStack,
  spec: HetznerSpec,
  site: Site,
  surroundings: Surroundings,
  network: SiteNetwork,
): void {
  const sshKeys = makeSshKeys(stack, spec, site).map((key) => key.id);
  // A firewall is before public addresses, and refuses a machine that has none.
  const nat = spec.natGateway && natGatewayIn(stack, spec, site);
  const firewallsOf = nat ? () => [] : makeFirewalls(stack, spec, site, surroundings);
  const groupOf = makePlacementGroups(stack, site);
  for (const node of site.nodes) {
    const server = new Server(stack, `server-${node.name}`, {
      ...renderServer(spec, site, node, {
        address: nat ? undefined : Token.asNumber(addressOf(stack, node.name).id),
        subnet: node.privateAddress === undefined ? network.free.id : network.chosen.id,
        placementGroup: groupOf(node.name),
        firewalls: firewallsOf(node.pool),
        sshKeys,
        userData: surroundings.userData(node),
      }),
      dependsOn: nat ? [nat.route] : undefined,
    });
    server.overrideLogicalId(node.name);
  }
}

/** Machines of a pool stand on hosts apart from each other, ten to a group, as a group takes no more. */
function makePlacementGroups(stack: TerraformStack, site: Site): (node: string) => number {
  const groups = new Map<string, number>();
  const seats = new Map<string, number>();
  for (const node of site.nodes) {
    const seat = seats.get(node.series) ?? 0;
    seats.set(node.series, seat + 1);
    const id = `placement-group-${node.series}-${Math.floor(seat / hetznerLimits.serversPerGroup) + 1}`;
    const made = stack.node.tryFindChild(id) as PlacementGroup | undefined;
    groups.set(node.name, Token.asNumber((made ?? makePlacementGroup(stack, site, node.pool, id)).id));
  }
  return (node) => groups.get(node)!;
}

function makePlacementGroup(stack: TerraformStack, site: Site, pool: string, id: string): PlacementGroup {
  const name = resourceName(site.platform, site.cluster, id.replace('placement-group-', ''));
  const group = new PlacementGroup(stack, id, {
    name,
    type: 'spread',
    labels: { ...siteLabels(site), pool },
  });
  group.overrideLogicalId(name);
  return group;
}
