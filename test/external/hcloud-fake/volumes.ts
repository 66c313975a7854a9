import { invalid, unprocessable } from './api-error';
import { locations } from './catalogue';
import { actionRoute, collection, route, type Route } from './route';
import { flag, idOrName, labels, nothing, objectName, oneOf, optional, range, record, whole } from './shape';
import { named, notProtected, type Server, type State, type Volume } from './state';

function view(_: State, row: Volume): object {
  return { ...row, status: 'available', linux_device: `/dev/disk/by-id/scsi-0HC_Volume_${row.id}` };
}

const of = {
  plural: 'volumes',
  one: 'volume',
  table: (state: State) => state.volumes,
  view,
  remove: (_: State, row: Volume) => {
    notProtected(row);
    if (row.server !== null) throw unprocessable('volume_attached', `${row.name} is attached`);
  },
};

export function attachVolume(row: Volume, server: Server): void {
  if (row.server !== null) throw unprocessable('volume_already_attached', `${row.name} is attached`);
  if (row.location.id !== server.location.id) {
    throw invalid(`${row.name} is in ${row.location.name}, ${server.name} in ${server.location.name}`);
  }
  row.server = server.id;
}

const create = record({
  name: objectName,
  size: range(10, 10_240),
  server: optional(whole),
  location: optional(idOrName),
  labels: optional(labels),
  automount: optional(flag),
  format: optional(oneOf('ext4', 'xfs')),
});

export const volumeRoutes: Route[] = [
  ...collection(of),
  route(
    'POST',
    '/volumes',
    create,
    (state, { body }) => {
      const server = body.server === undefined ? undefined : state.servers.referred(body.server);
      if ((body.location === undefined) === (server === undefined)) {
        throw invalid('a volume has either a location or a server');
      }
      const row: Volume = {
        ...state.base(body.name, body.labels),
        size: body.size,
        location: server?.location ?? named('location', locations, body.location ?? ''),
        format: body.format ?? null,
        server: null,
        protection: { delete: false },
      };
      if (server) attachVolume(row, server);
      state.volumes.add(row);
      const action = state.action('create_volume', 'volume', row.id);
      return { volume: view(state, row), action, next_actions: [] };
    },
    { status: 201 },
  ),
  actionRoute(of, 'attach', record({ server: whole, automount: optional(flag) }), (state, row, body) =>
    attachVolume(row, state.servers.referred(body.server)),
  ),
  actionRoute(of, 'detach', nothing, (_, row) => {
    if (row.server === null) throw invalid(`${row.name} is not attached`);
    row.server = null;
  }),
  actionRoute(of, 'resize', record({ size: range(10, 10_240) }), (_, row, { size }) => {
    if (size < row.size) throw invalid(`${row.name} cannot shrink from ${row.size} to ${size}`);
    row.size = size;
  }),
  actionRoute(of, 'change_protection', record({ delete: optional(flag) }), (_, row, body) => {
    row.protection.delete = body.delete ?? row.protection.delete;
  }),
];
