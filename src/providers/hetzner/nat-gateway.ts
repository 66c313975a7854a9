import { renderNatGateway } from '../../cloud-init';
import { natGatewayAddress, resourceName, type Site } from '../../cluster';
import { type TerraformStack, Token } from '../../terraform';
import { Firewall } from './bindings/firewall/index';
import { NetworkRoute } from './bindings/network-route/index';
import { PrimaryIp } from './bindings/primary-ip/index';
import { Server } from './bindings/server/index';
import { apiPort } from './defaults';
import { siteLabels } from './labels';
import { networkIn } from './network';
import { providerIn } from './provider-block';
import { renderFirewallRules } from './render-firewall';
import type { HetznerSpec } from './spec';
import { makeSshKeys } from './ssh-keys';

/** What the machines behind it wait for. */
export interface NatGateway {
  readonly address: string;
  readonly route: NetworkRoute;
}

/** The way out of a site whose machines have no public address, and the operators' way in. */
export function natGatewayIn(stack: TerraformStack, spec: HetznerSpec, site: Site): NatGateway {
  const made = stack.node.tryFindChild(`nat-gateway-address-${site.name}`) as PrimaryIp | undefined;
  if (!made) return makeNatGateway(stack, spec, site);
  const route = stack.node.findChild(`nat-gateway-route-${site.name}`) as NetworkRoute;
  return { address: made.ipAddress, route };
}

function makeNatGateway(stack: TerraformStack, spec: HetznerSpec, site: Site): NatGateway {
  providerIn(stack);
  const name = resourceName(site.platform, site.cluster, site.name, 'nat');
  const labels = { ...siteLabels(site), role: 'nat-gateway' };
  const network = networkIn(stack, spec, site);
  const privateAddress = natGatewayAddress(site.network);
  const isKept = spec.protection !== 'none';
  const lifecycle = isKept ? { preventDestroy: true } : {};

  const address = new PrimaryIp(stack, `nat-gateway-address-${site.name}`, {
    name,
    type: 'ipv4',
    location: spec.location,
    autoDelete: false,
    deleteProtection: isKept,
    labels,
    lifecycle,
  });
  address.overrideLogicalId(name);
  const admins = { protocol: 'tcp', networks: spec.adminFrom, addresses: [] } as const;
  const firewall = new Firewall(stack, `nat-gateway-firewall-${site.name}`, {
    name,
    labels,
    rule: renderFirewallRules([
      { ...admins, name: 'ssh', port: 22 },
      { ...admins, name: 'kubernetes-api', port: apiPort },
    ]),
  });
  firewall.overrideLogicalId(name);
  const server = new Server(stack, `nat-gateway-${site.name}`, {
    name,
    serverType: spec.natGateway!.plan.name,
    image: spec.image,
    location: spec.location,
    labels,
    userData: renderNatGateway({ hostname: name, network: site.network, api: site.apiAddress ?? '' }),
    sshKeys: makeSshKeys(stack, spec, site).map((key) => key.id),
    firewallIds: [Token.asNumber(firewall.id)],
    publicNet: [{ ipv4Enabled: true, ipv4: Token.asNumber(address.id), ipv6Enabled: false }],
    network: [{ subnetId: network.chosen.id, ip: privateAddress, aliasIps: [] }],
    deleteProtection: isKept,
    rebuildProtection: isKept,
    // There is one of it, and no generation to take over: another plan it is given in place, and a smaller one too.
    keepDisk: true,
    lifecycle: { ignoreChanges: ['user_data', 'image', 'ssh_keys'], ...lifecycle },
  });
  server.overrideLogicalId(name);
  const route = new NetworkRoute(stack, `nat-gateway-route-${site.name}`, {
    networkId: network.networkId,
    destination: '0.0.0.0/0',
    gateway: privateAddress,
    dependsOn: [server],
  });
  route.overrideLogicalId(name);
  return { address: address.ipAddress, route };
}
