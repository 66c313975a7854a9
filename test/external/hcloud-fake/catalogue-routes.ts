import { ApiError } from './api-error';
import { datacenters, images, loadBalancerTypes, locations, serverTypes } from './catalogue';
import { listRoute, page, route, type Route } from './route';
import { nothing } from './shape';
import type { State } from './state';

type Row = { readonly id: number; readonly name: string };

function there<T>(one: string, id: number, row: T | undefined): T {
  if (row === undefined) throw new ApiError(404, 'not_found', `${one} ${id} does not exist`);
  return row;
}

function readOnly<T extends Row>(
  plural: string,
  one: string,
  rows: readonly T[],
  filters: Readonly<Record<string, (row: T) => string>> = {},
): Route[] {
  const view = (_: State, row: T): object => row;
  return [
    listRoute<T>({ plural, one, rows: () => rows, view, filters }),
    route('GET', `/${plural}/:id`, nothing, (_, { id }) => ({
      [one]: there(
        one,
        id,
        rows.find((row) => row.id === id),
      ),
    })),
  ];
}

export const catalogueRoutes: Route[] = [
  ...readOnly('locations', 'location', locations),
  ...readOnly('datacenters', 'datacenter', datacenters),
  ...readOnly('server_types', 'server_type', serverTypes),
  ...readOnly('load_balancer_types', 'load_balancer_type', loadBalancerTypes),
  ...readOnly('images', 'image', images, {
    architecture: (row) => row.architecture,
    type: (row) => row.type,
    status: (row) => row.status,
    include_deprecated: () => 'true',
  }),
  route('GET', '/actions/:id', nothing, (state, { id }) => ({
    action: there('action', id, state.actions.get(id)),
  })),
  route(
    'GET',
    '/actions',
    nothing,
    (state, { query }) => {
      const wanted = query.getAll('id').map((id) => state.actions.get(Number(id)));
      return page(
        'actions',
        wanted.filter((action) => action !== undefined),
        query,
      );
    },
    { query: ['id', 'page', 'per_page', 'sort', 'status'] },
  ),
];
