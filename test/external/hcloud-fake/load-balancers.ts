import { ApiError, invalid, unprocessable } from './api-error';
import { loadBalancerTypes, locations } from './catalogue';
import { changedServiceShape, newServiceShape, serviceOf } from './load-balancer-services';
import { addTarget, goneTargetShape, removeTarget, targetShape, targetView } from './load-balancer-targets';
import { attach, detach } from './private-net';
import { actionRoute, collection, route, type Route } from './route';
import {
  flag,
  idOrName,
  labels,
  list,
  nothing,
  objectName,
  type Of,
  oneOf,
  optional,
  range,
  record,
  text,
  whole,
} from './shape';
import { type LoadBalancer, named, notProtected, type State } from './state';

function view(state: State, row: LoadBalancer): object {
  const { public: enabled, ipv4, ipv6, ...rest } = row;
  return {
    ...rest,
    public_net: { enabled, ipv4: { ip: ipv4, dns_ptr: '' }, ipv6: { ip: ipv6, dns_ptr: '' } },
    private_net: row.private_net.map(({ network, ip }) => ({ network, ip })),
    targets: row.targets.map((target) => targetView(state, row, target)),
    included_traffic: 21990232555520,
    outgoing_traffic: 0,
    ingoing_traffic: 0,
  };
}

const of = {
  plural: 'load_balancers',
  one: 'load_balancer',
  table: (state: State) => state.loadBalancers,
  view,
  remove: (_: State, row: LoadBalancer) => notProtected(row),
};

const algorithm = record({ type: oneOf('round_robin', 'least_connections') });
const create = record({
  name: objectName,
  load_balancer_type: idOrName,
  algorithm: optional(algorithm),
  location: optional(text),
  network_zone: optional(text),
  labels: optional(labels),
  targets: optional(list(targetShape)),
  services: optional(list(newServiceShape)),
  public_interface: optional(flag),
  network: optional(whole),
});

function newBalancer(state: State, body: Of<typeof create>): LoadBalancer {
  if ((body.location === undefined) === (body.network_zone === undefined)) {
    throw invalid('a load balancer has either a location or a network_zone');
  }
  const location =
    body.location === undefined
      ? locations.find(({ network_zone }) => network_zone === body.network_zone)
      : named('location', locations, body.location);
  if (!location) throw invalid(`network zone ${body.network_zone} does not exist`);
  return {
    ...state.base(body.name, body.labels),
    load_balancer_type: named('load balancer type', loadBalancerTypes, body.load_balancer_type),
    location,
    algorithm: body.algorithm ?? { type: 'round_robin' },
    public: body.public_interface ?? true,
    ipv4: state.publicIpv4(),
    ipv6: state.publicIpv6().replace('/64', '1'),
    private_net: [],
    services: [],
    targets: [],
    protection: { delete: false },
  };
}

function addService(_: State, row: LoadBalancer, body: Of<typeof newServiceShape>): void {
  const service = serviceOf(body);
  if (row.services.some(({ listen_port }) => listen_port === service.listen_port)) {
    throw new ApiError(
      409,
      'source_port_already_used',
      `${row.name} already listens on ${service.listen_port}`,
    );
  }
  if (row.services.length >= row.load_balancer_type.max_services) {
    throw unprocessable('resource_limit_exceeded', `${row.name} holds no more services`);
  }
  row.services.push(service);
}

function updateService(_: State, row: LoadBalancer, body: Of<typeof changedServiceShape>): void {
  const before = row.services.find(({ listen_port }) => listen_port === body.listen_port);
  if (!before) throw invalid(`${row.name} has no service on ${body.listen_port}`);
  const own = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
  const merged = { ...before, ...own } as unknown as Of<typeof newServiceShape>;
  const after = serviceOf({ ...merged, http: merged.protocol === 'tcp' ? undefined : merged.http });
  row.services = row.services.map((service) => (service === before ? after : service));
}

function deleteService(_: State, row: LoadBalancer, body: { readonly listen_port: number }): void {
  const rest = row.services.filter(({ listen_port }) => listen_port !== body.listen_port);
  if (rest.length === row.services.length) throw invalid(`${row.name} has no service on ${body.listen_port}`);
  row.services = rest;
}

export const loadBalancerRoutes: Route[] = [
  ...collection(of),
  route(
    'POST',
    '/load_balancers',
    create,
    (state, { body }) => {
      const row = newBalancer(state, body);
      if (body.network !== undefined) attach(state, row, body.network, {});
      for (const service of body.services ?? []) addService(state, row, service);
      for (const target of body.targets ?? []) addTarget(state, row, target);
      state.loadBalancers.add(row);
      const action = state.action('create_load_balancer', 'load_balancer', row.id);
      return { load_balancer: view(state, row), action };
    },
    { status: 201 },
  ),
  actionRoute(of, 'add_service', newServiceShape, addService),
  actionRoute(of, 'update_service', changedServiceShape, updateService),
  actionRoute(of, 'delete_service', record({ listen_port: range(1, 65_535) }), deleteService),
  actionRoute(of, 'add_target', targetShape, addTarget),
  actionRoute(of, 'remove_target', goneTargetShape, removeTarget),
  actionRoute(
    of,
    'attach_to_network',
    record({ network: whole, ip: optional(text), ip_range: optional(text) }),
    (state, row, { network, ...wish }) => attach(state, row, network, wish),
  ),
  actionRoute(of, 'detach_from_network', record({ network: whole }), (_, row, { network }) => {
    if (row.targets.some((target) => target.use_private_ip)) {
      throw unprocessable(
        'targets_without_use_private_ip',
        `${row.name} has targets by their private addresses`,
      );
    }
    detach(row, network);
  }),
  actionRoute(of, 'enable_public_interface', nothing, (_, row) => {
    row.public = true;
  }),
  actionRoute(of, 'disable_public_interface', nothing, (_, row) => {
    row.public = false;
  }),
  actionRoute(of, 'change_algorithm', algorithm, (_, row, body) => {
    row.algorithm = body;
  }),
  actionRoute(of, 'change_type', record({ load_balancer_type: idOrName }), (_, row, body) => {
    row.load_balancer_type = named('load balancer type', loadBalancerTypes, body.load_balancer_type);
  }),
  actionRoute(of, 'change_protection', record({ delete: optional(flag) }), (_, row, body) => {
    row.protection.delete = body.delete ?? row.protection.delete;
  }),
];
