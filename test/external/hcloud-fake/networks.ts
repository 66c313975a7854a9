import { invalid, unprocessable } from './api-error';
import { locations } from './catalogue';
import { block, isPrivate, overlap, toNumber, toText, within } from './ipv4';
import { actionRoute, collection, route, type Route } from './route';
import { flag, labels, list, objectName, oneOf, optional, record, text } from './shape';
import { type Network, notProtected, type Route as NetworkRoute, type State, type Subnet } from './state';

function gateway(network: Network): string {
  return toText(block(network.ip_range).first + 1);
}

function view(state: State, row: Network): object {
  const inside = (of: { readonly private_net: readonly { readonly network: number }[] }): boolean =>
    of.private_net.some(({ network }) => network === row.id);
  return {
    ...row,
    subnets: row.subnets.map((subnet) => ({ ...subnet, gateway: gateway(row) })),
    servers: state.servers
      .all()
      .filter(inside)
      .map(({ id }) => id),
    load_balancers: state.loadBalancers
      .all()
      .filter(inside)
      .map(({ id }) => id),
  };
}

const of = {
  plural: 'networks',
  one: 'network',
  table: (state: State) => state.networks,
  view,
  change: {
    fields: { expose_routes_to_vswitch: optional(flag) },
    apply: (row: Network, body: { readonly expose_routes_to_vswitch?: boolean }) => {
      row.expose_routes_to_vswitch = body.expose_routes_to_vswitch ?? row.expose_routes_to_vswitch;
    },
  },
  remove: (state: State, row: Network) => {
    notProtected(row);
    for (const to of [...state.servers.all(), ...state.loadBalancers.all()]) {
      to.private_net = to.private_net.filter(({ network }) => network !== row.id);
    }
  },
};

const subnetShape = record({
  type: oneOf('cloud', 'server', 'vswitch'),
  ip_range: text,
  network_zone: oneOf(...new Set(locations.map((location) => location.network_zone))),
});
const routeShape = record({ destination: text, gateway: text });
const create = record({
  name: objectName,
  ip_range: text,
  labels: optional(labels),
  subnets: optional(list(subnetShape, 50)),
  routes: optional(list(routeShape, 100)),
  expose_routes_to_vswitch: optional(flag),
});

function addSubnet(_: State, network: Network, subnet: Subnet): void {
  const own = block(subnet.ip_range);
  if (!within(own, block(network.ip_range))) {
    throw invalid(`subnet ${subnet.ip_range} is not inside ${network.ip_range} of ${network.name}`);
  }
  if (own.prefix > 30) throw invalid(`subnet ${subnet.ip_range} is smaller than /30`);
  const other = network.subnets.find((of) => overlap(block(of.ip_range), own));
  if (other) throw invalid(`subnet ${subnet.ip_range} overlaps ${other.ip_range} of ${network.name}`);
  if (network.subnets.length >= 50) throw unprocessable('resource_limit_exceeded', '50 subnets a network');
  network.subnets.push(subnet);
}

function deleteSubnet(state: State, network: Network, { ip_range }: { readonly ip_range: string }): void {
  const subnet = network.subnets.find((of) => of.ip_range === ip_range);
  if (!subnet) throw invalid(`${network.name} has no subnet ${ip_range}`);
  for (const user of [...state.servers.all(), ...state.loadBalancers.all()]) {
    for (const { network: id, ip } of user.private_net) {
      const address = toNumber(ip);
      if (id === network.id && within({ first: address, last: address }, block(ip_range))) {
        throw unprocessable('resource_in_use', `subnet ${ip_range} is used by ${user.name}`);
      }
    }
  }
  network.subnets = network.subnets.filter((of) => of !== subnet);
}

function addRoute(_: State, network: Network, added: NetworkRoute): void {
  const via = toNumber(added.gateway);
  if (!within({ first: via, last: via }, block(network.ip_range))) {
    throw invalid(`route gateway ${added.gateway} is not inside ${network.ip_range} of ${network.name}`);
  }
  block(added.destination);
  if (network.routes.some((of) => of.destination === added.destination)) {
    throw invalid(`${network.name} already has a route to ${added.destination}`);
  }
  network.routes.push(added);
}

function deleteRoute(_: State, network: Network, gone: NetworkRoute): void {
  const rest = network.routes.filter(
    (of) => of.destination !== gone.destination || of.gateway !== gone.gateway,
  );
  if (rest.length === network.routes.length)
    throw invalid(`${network.name} has no route to ${gone.destination}`);
  network.routes = rest;
}

export const networkRoutes: Route[] = [
  ...collection(of),
  route(
    'POST',
    '/networks',
    create,
    (state, { body }) => {
      if (!isPrivate(block(body.ip_range))) throw invalid(`${body.ip_range} is not a private range`);
      const row: Network = {
        ...state.base(body.name, body.labels),
        ip_range: body.ip_range,
        subnets: [],
        routes: [],
        expose_routes_to_vswitch: body.expose_routes_to_vswitch ?? false,
        protection: { delete: false },
      };
      for (const subnet of body.subnets ?? []) addSubnet(state, row, subnet);
      for (const added of body.routes ?? []) addRoute(state, row, added);
      return { network: view(state, state.networks.add(row)) };
    },
    { status: 201 },
  ),
  actionRoute(of, 'add_subnet', subnetShape, addSubnet),
  actionRoute(of, 'delete_subnet', record({ ip_range: text }), deleteSubnet),
  actionRoute(of, 'add_route', routeShape, addRoute),
  actionRoute(of, 'delete_route', routeShape, deleteRoute),
  actionRoute(of, 'change_ip_range', record({ ip_range: text }), (_, network, { ip_range }) => {
    const wider = block(ip_range);
    const outside = network.subnets.find((subnet) => !within(block(subnet.ip_range), wider));
    if (outside) throw invalid(`${ip_range} leaves out subnet ${outside.ip_range}`);
    network.ip_range = ip_range;
  }),
  actionRoute(of, 'change_protection', record({ delete: optional(flag) }), (_, network, body) => {
    network.protection.delete = body.delete ?? network.protection.delete;
  }),
];
