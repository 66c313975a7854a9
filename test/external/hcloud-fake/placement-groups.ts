import { collection, route, type Route } from './route';
import { labels, objectName, oneOf, optional, record } from './shape';
import { notInUse, type PlacementGroup, type Server, type State } from './state';

function members(state: State, row: PlacementGroup): Server[] {
  return state.servers.all().filter((server) => server.placement_group === row.id);
}

export function placementGroupView(state: State, row: PlacementGroup): object {
  return { ...row, servers: members(state, row).map(({ id }) => id) };
}

const of = {
  plural: 'placement_groups',
  one: 'placement_group',
  table: (state: State) => state.placementGroups,
  view: placementGroupView,
  filters: { type: (row: PlacementGroup) => row.type },
  remove: (state: State, row: PlacementGroup) => notInUse(row, members(state, row)),
};

const create = record({ name: objectName, type: oneOf('spread'), labels: optional(labels) });

export const placementGroupRoutes: Route[] = [
  ...collection(of),
  route(
    'POST',
    '/placement_groups',
    create,
    (state, { body }) => {
      const row = state.placementGroups.add({ ...state.base(body.name, body.labels), type: body.type });
      return { placement_group: placementGroupView(state, row), action: null };
    },
    { status: 201 },
  ),
];
