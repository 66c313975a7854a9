import { ApiError, invalid, unprocessable } from './api-error';
import { images, locations, type ServerType, serverTypes } from './catalogue';
import { applyFirewall, firewallsOf } from './firewalls';
import { placementGroupView } from './placement-groups';
import { assign, newPrimaryIp } from './primary-ips';
import { attach } from './private-net';
import { collection, route, type Route } from './route';
import { flag, idOrName, labels, list, matching, type Of, optional, record, text, whole } from './shape';
import { named, notProtected, type PrimaryIp, type Server, type State } from './state';
import { attachVolume } from './volumes';

function publicNet(state: State, row: Server): object {
  const own = (type: PrimaryIp['type']): PrimaryIp | undefined =>
    state.primaryIps.all().find((ip) => ip.assignee_id === row.id && ip.type === type);
  const [ipv4, ipv6] = [own('ipv4'), own('ipv6')];
  return {
    ipv4: ipv4 ? { id: ipv4.id, ip: ipv4.ip, blocked: false, dns_ptr: ipv4.dns_ptr[0]?.dns_ptr ?? '' } : null,
    ipv6: ipv6 ? { id: ipv6.id, ip: ipv6.ip, blocked: false, dns_ptr: ipv6.dns_ptr } : null,
    floating_ips: [],
    firewalls: firewallsOf(state, row).map(({ id }) => ({ id, status: 'applied' })),
  };
}

function macOf(server: Server, network: number): string {
  const hex = (server.id * 4096 + (network % 4096)).toString(16).padStart(10, '0').slice(-10);
  return `86:${(hex.match(/../g) ?? []).join(':')}`;
}

export function serverView(state: State, row: Server): object {
  // The API never tells what it was given here.
  const { user_data: _, ssh_keys: __, placement_group: group, ...rest } = row;
  const targetOf = state.loadBalancers
    .all()
    .filter(({ targets }) => targets.some((of) => of.type === 'server' && of.server.id === row.id));
  return {
    ...rest,
    public_net: publicNet(state, row),
    private_net: row.private_net.map((net) => ({ ...net, mac_address: macOf(row, net.network) })),
    included_traffic: 21990232555520,
    outgoing_traffic: 0,
    ingoing_traffic: 0,
    rescue_enabled: false,
    iso: null,
    locked: false,
    primary_disk_size: row.server_type.disk,
    placement_group: group === null ? null : placementGroupView(state, state.placementGroups.get(group)),
    volumes: state.volumes
      .all()
      .filter(({ server }) => server === row.id)
      .map(({ id }) => id),
    load_balancers: targetOf.map(({ id }) => id),
  };
}

function remove(state: State, row: Server): void {
  notProtected(row);
  for (const ip of state.primaryIps.all().filter((of) => of.assignee_id === row.id)) {
    ip.assignee_id = null;
    if (ip.auto_delete) state.primaryIps.remove(ip.id);
  }
  for (const volume of state.volumes.all()) {
    if (volume.server === row.id) volume.server = null;
  }
  for (const of of state.firewalls.all()) {
    of.applied_to = of.applied_to.filter((to) => to.type !== 'server' || to.server.id !== row.id);
  }
  for (const of of state.loadBalancers.all()) {
    of.targets = of.targets.filter((to) => to.type !== 'server' || to.server.id !== row.id);
  }
}

export const serverCollection = {
  plural: 'servers',
  one: 'server',
  table: (state: State) => state.servers,
  view: serverView,
  filters: { status: (row: Server) => row.status },
  remove,
  removedByAction: true,
};

/** RFC 1123, as the name becomes the machine's hostname. */
const hostname = matching(
  'a hostname',
  /^(?=.{1,253}$)[A-Za-z0-9]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?)*$/,
);
const create = record({
  name: hostname,
  server_type: idOrName,
  image: idOrName,
  ssh_keys: optional(list(whole)),
  location: optional(text),
  user_data: optional(text),
  start_after_create: optional(flag),
  labels: optional(labels),
  automount: optional(flag),
  volumes: optional(list(whole)),
  networks: optional(list(whole)),
  firewalls: optional(list(record({ firewall: whole }))),
  placement_group: optional(whole),
  public_net: optional(
    record({ enable_ipv4: flag, enable_ipv6: flag, ipv4: optional(whole), ipv6: optional(whole) }),
  ),
});
type Create = Of<typeof create>;

export function isOfferedAt(type: ServerType, location: string): void {
  if (type.locations.some(({ name }) => name === location)) return;
  throw new ApiError(412, 'resource_unavailable', `server type ${type.name} is not offered at ${location}`);
}

export function joinGroup(state: State, id: number): number {
  const group = state.placementGroups.referred(id);
  const members = state.servers.all().filter((server) => server.placement_group === id);
  if (members.length >= 10) throw unprocessable('placement_error', `${group.name} already holds 10 servers`);
  return id;
}

function publicAddress(
  state: State,
  row: Server,
  type: PrimaryIp['type'],
  enabled: boolean,
  id?: number,
): void {
  if (id === undefined) {
    if (!enabled) return;
    const { location } = row;
    assign(
      state,
      newPrimaryIp(state, { name: `${type}-${row.name}`, type, location, auto_delete: true }),
      row,
    );
    return;
  }
  const ip = state.primaryIps.referred(id);
  if (!enabled) throw invalid(`${row.name} names the address ${ip.name} with ${type} off`);
  if (ip.type !== type) throw invalid(`${ip.name} is ${ip.type}, ${row.name} wants it as its ${type}`);
  assign(state, ip, row);
}

function newServer(state: State, body: Create): Server {
  const server_type = named('server type', serverTypes, body.server_type);
  const fitting = images.filter((of) => of.architecture === server_type.architecture);
  const location = named('location', locations, body.location ?? 'fsn1');
  isOfferedAt(server_type, location.name);
  if (Buffer.byteLength(body.user_data ?? '') > 32_768) {
    throw invalid('user_data: Length must be between 0 and 32768');
  }
  return {
    ...state.base(body.name, body.labels),
    server_type,
    image: named(`${server_type.architecture} image`, fitting, body.image),
    location,
    user_data: body.user_data,
    ssh_keys: (body.ssh_keys ?? []).map((id) => state.sshKeys.referred(id).id),
    status: body.start_after_create === false ? 'off' : 'running',
    backup_window: null,
    placement_group: body.placement_group === undefined ? null : joinGroup(state, body.placement_group),
    private_net: [],
    protection: { delete: false, rebuild: false },
  };
}

export const serverRoutes: Route[] = [
  ...collection(serverCollection),
  route(
    'POST',
    '/servers',
    create,
    (state, { body }) => {
      const row = newServer(state, body);
      const net = body.public_net ?? {
        enable_ipv4: true,
        enable_ipv6: true,
        ipv4: undefined,
        ipv6: undefined,
      };
      const isolated = !net.enable_ipv4 && !net.enable_ipv6 && (body.networks ?? []).length === 0;
      if (isolated && row.status === 'running') throw invalid(`${row.name} has no network and cannot start`);
      const firewalls = (body.firewalls ?? []).map(({ firewall }) => state.firewalls.referred(firewall));
      const volumes = (body.volumes ?? []).map((id) => state.volumes.referred(id));
      for (const network of body.networks ?? []) attach(state, row, network, {});
      state.servers.add(row);
      publicAddress(state, row, 'ipv4', net.enable_ipv4, net.ipv4);
      publicAddress(state, row, 'ipv6', net.enable_ipv6, net.ipv6);
      for (const firewall of firewalls) applyFirewall(firewall, { type: 'server', server: { id: row.id } });
      for (const volume of volumes) attachVolume(volume, row);
      return {
        server: serverView(state, row),
        action: state.action('create_server', 'server', row.id),
        next_actions: row.status === 'running' ? [state.action('start_server', 'server', row.id)] : [],
        root_password: row.ssh_keys.length === 0 ? 'not-a-password' : null,
      };
    },
    { status: 201 },
  ),
];
