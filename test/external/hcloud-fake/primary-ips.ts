import { ApiError, invalid, unprocessable } from './api-error';
import { locations } from './catalogue';
import { actionRoute, collection, route, type Route } from './route';
import { flag, labels, nothing, nullable, objectName, oneOf, optional, record, text, whole } from './shape';
import { named, notProtected, type PrimaryIp, type Server, type State } from './state';

function view(_: State, row: PrimaryIp): object {
  return { ...row, assignee_type: 'server', blocked: false };
}

const of = {
  plural: 'primary_ips',
  one: 'primary_ip',
  table: (state: State) => state.primaryIps,
  view,
  filters: { ip: (row: PrimaryIp) => row.ip },
  change: {
    fields: { auto_delete: optional(flag) },
    apply: (row: PrimaryIp, body: { readonly auto_delete?: boolean }) => {
      row.auto_delete = body.auto_delete ?? row.auto_delete;
    },
  },
  remove: (_: State, row: PrimaryIp) => {
    notProtected(row);
    if (row.assignee_id !== null) throw unprocessable('must_be_unassigned', `${row.name} is assigned`);
  },
};

const create = record({
  name: objectName,
  type: oneOf('ipv4', 'ipv6'),
  assignee_type: optional(oneOf('server')),
  assignee_id: optional(nullable(whole)),
  labels: optional(labels),
  auto_delete: optional(flag),
  location: optional(text),
});

export function newPrimaryIp(
  state: State,
  given: Pick<PrimaryIp, 'name' | 'type' | 'location' | 'auto_delete'> & {
    readonly labels?: PrimaryIp['labels'];
  },
): PrimaryIp {
  return state.primaryIps.add({
    ...state.base(given.name, given.labels),
    type: given.type,
    ip: given.type === 'ipv4' ? state.publicIpv4() : state.publicIpv6(),
    location: given.location,
    assignee_id: null,
    auto_delete: given.auto_delete,
    dns_ptr: [],
    protection: { delete: false },
  });
}

export function assign(state: State, row: PrimaryIp, server: Server): void {
  if (row.assignee_id !== null) throw unprocessable('primary_ip_already_assigned', `${row.name} is assigned`);
  if (row.location.id !== server.location.id) {
    throw invalid(`${row.name} is in ${row.location.name}, ${server.name} in ${server.location.name}`);
  }
  const other = state.primaryIps.all().find((ip) => ip.assignee_id === server.id && ip.type === row.type);
  if (other) throw unprocessable('server_has_primary_ip', `${server.name} already has ${other.name}`);
  row.assignee_id = server.id;
}

function isOff(server: Server): void {
  if (server.status !== 'off') throw unprocessable('server_not_stopped', `${server.name} has to be off`);
}

export const primaryIpRoutes: Route[] = [
  ...collection(of),
  route(
    'POST',
    '/primary_ips',
    create,
    (state, { body }) => {
      const server = body.assignee_id ? state.servers.referred(body.assignee_id) : undefined;
      if ((body.location === undefined) === (server === undefined)) {
        throw invalid('a primary IP has either a location or an assignee');
      }
      const location = server?.location ?? named('location', locations, body.location ?? '');
      const { name, type, auto_delete = false } = body;
      const row = newPrimaryIp(state, { name, type, location, auto_delete, labels: body.labels ?? {} });
      if (server) assign(state, row, server);
      const action = server ? state.action('create_primary_ip', 'primary_ip', row.id) : null;
      return { primary_ip: view(state, row), action };
    },
    { status: 201 },
  ),
  actionRoute(
    of,
    'assign',
    record({ assignee_id: whole, assignee_type: oneOf('server') }),
    (state, row, body) => {
      const server = state.servers.referred(body.assignee_id);
      isOff(server);
      assign(state, row, server);
    },
  ),
  actionRoute(of, 'unassign', nothing, (state, row) => {
    if (row.assignee_id === null) throw new ApiError(422, 'primary_ip_not_assigned', `${row.name} is free`);
    isOff(state.servers.referred(row.assignee_id));
    row.assignee_id = null;
  }),
  actionRoute(of, 'change_protection', record({ delete: flag }), (_, row, body) => {
    row.protection.delete = body.delete;
  }),
  actionRoute(
    of,
    'change_dns_ptr',
    record({ ip: text, dns_ptr: nullable(text) }),
    (_, row, { ip, dns_ptr }) => {
      row.dns_ptr = row.dns_ptr.filter((entry) => entry.ip !== ip);
      if (dns_ptr !== null) row.dns_ptr.push({ ip, dns_ptr });
    },
  ),
];
