import { renderUserData, toTerraformTemplate, userDataEncoding } from '../cloud-init';
import { cdktf, type Platform } from '../platform';
import type { TerraformStack } from '../terraform';
import type { MachineNode } from './node';
import type { Opening } from './opening';
import { mainSite } from './pool-spec';
import type { MadeSite } from './site';
import type { ClusterSpec } from './spec';
import type { TerraformState } from './state';

/** Unique among all stacks of a project: both names are Kubernetes names, and the dot is in neither. */
export function stackId(spec: ClusterSpec): string {
  return `${spec.platform}-${spec.name}`;
}

/** What Terraform makes of a cluster: one stack, every site in it, each told the addresses of the others. */
export function buildTerraformStack(
  platform: Platform,
  spec: ClusterSpec,
  sites: readonly MadeSite[],
  openings: readonly Opening[],
  state: TerraformState,
): void {
  const { TerraformStack } = cdktf();
  const stack = new TerraformStack(platform.terraform, stackId(spec));
  stack.addOverride('terraform.required_version', '>= 1.10');
  state.attach(stack, `${spec.platform}/${spec.name}`);
  const tokens = { serverToken: joinToken(stack, 'server'), agentToken: joinToken(stack, 'agent') };

  const addresses = new Map(sites.map(({ site, machines }) => [site.name, machines.addresses(stack, site)]));
  const all = new Map([...addresses.values()].flatMap((ofSite) => [...ofSite]));
  const servers = spec.nodes.filter((node) => node.role === 'server').map(({ name }) => name);
  const addressOf = (name: string): string => all.get(name) ?? '';
  const apiAddress = addressOf(servers[0] ?? '');
  const privateApiAddress = apiLoadBalancer(stack, spec, sites);
  for (const { site, machines } of sites.filter((made) => made.machines.terraform)) {
    machines.provision(stack, site, {
      peers: [...addresses]
        .filter(([name]) => name !== site.name)
        .flatMap(([, ofSite]) => [...ofSite.values()]),
      addresses: addresses.get(site.name) ?? new Map(),
      openings: openingsOf(site.name, site.nodes, openings),
      userData: (node) => {
        const text = renderUserData(node.host);
        const template = toTerraformTemplate(text, {
          ...tokens,
          apiAddress,
          privateApiAddress,
          serverAddresses: servers
            .filter((name) => name !== node.name)
            .map(addressOf)
            .join(','),
        });
        const isPacked = userDataEncoding(text, machines.userDataGzip ?? false) === 'gzip';
        return isPacked ? packed(stack, node.name, template) : template;
      },
    });
  }
  outputs(stack, [...new Set(servers.map(addressOf))], [...new Set(all.values())]);
}

/** Where nodes of the servers' own site find the API; unused where no load balancer stands before it. */
function apiLoadBalancer(stack: TerraformStack, spec: ClusterSpec, sites: readonly MadeSite[]): string {
  const ofServers = sites.find(({ site }) => site.name === spec.pools[0]!.site);
  if (!spec.api.isBalanced || !ofServers) return '';
  return ofServers.machines.apiLoadBalancer?.(stack, ofServers.site) ?? '';
}

/** A template that Terraform completes and then gzips: the tokens are not known before. */
function packed(stack: TerraformStack, node: string, template: string): string {
  const { TerraformLocal } = cdktf();
  const local = new TerraformLocal(stack, `user-data-${node}`, template);
  local.overrideLogicalId(`user-data-${node}`);
  return `\${base64gzip(local.user-data-${node})}`;
}

/** The load balancer stands before the main site; ports of a pool are opened where the pool is. */
export function openingsOf(
  site: string,
  nodes: readonly MachineNode[],
  openings: readonly Opening[],
): readonly Opening[] {
  return openings.filter((opening) =>
    opening.kind === 'loadBalancer' ? site === mainSite : nodes.some((node) => node.pool === opening.pool),
  );
}

/**
 * A secret that the user gives as `TF_VAR_<role>_token`. Its grammar keeps it one word in the user data it is put in.
 */
function joinToken(stack: TerraformStack, role: 'server' | 'agent'): string {
  const { TerraformVariable } = cdktf();
  const variable = new TerraformVariable(stack, `${role}_token`, {
    type: 'string',
    sensitive: true,
    nullable: false,
    description: `What ${role === 'agent' ? 'an agent' : 'a server'} shows to join the cluster: 32 to 128 letters and digits.`,
  });
  variable.addValidation({
    condition: `\${can(regex("^[A-Za-z0-9]{32,128}$", var.${role}_token))}`,
    errorMessage: `The ${role} token must be 32 to 128 letters and digits, such as "openssl rand -hex 32" prints.`,
  });
  return `\${var.${role}_token}`;
}

/** What a person needs next: where the API is, and whom a host that joins by hand must let in. */
function outputs(stack: TerraformStack, servers: readonly string[], addresses: readonly string[]): void {
  const { TerraformOutput } = cdktf();
  new TerraformOutput(stack, 'api_address', {
    description: 'The public address of the first server, for kubeconfig and for --api of bootstrap.sh',
    value: servers[0] ?? '',
  });
  new TerraformOutput(stack, 'server_addresses', {
    description: 'The public addresses of all servers, for the name that kubeconfigs hold',
    value: servers,
  });
  new TerraformOutput(stack, 'peers', {
    description: 'The public addresses of all nodes, for --peers of bootstrap.sh',
    value: addresses.join(','),
  });
}
