import { selects } from './label-selector';
import { invalid } from './api-error';
import { labels, nothing, objectName, type Of, optional, record, type Shape } from './shape';
import type { Action, Base, State, Table } from './state';

export interface Request<B> {
  /** Of the object in the path; 0 when the path names none. */
  readonly id: number;
  readonly body: B;
  readonly query: URLSearchParams;
}

export interface Route {
  readonly method: string;
  /** With `:id` where the object's id stands. */
  readonly path: string;
  readonly query: readonly string[];
  readonly body: Shape<unknown>;
  readonly status: number;
  handle(state: State, request: Request<unknown>): unknown;
}

export function route<B>(
  method: string,
  path: string,
  body: Shape<B>,
  handle: (state: State, request: Request<B>) => unknown,
  { status = 200, query = [] }: { readonly status?: number; readonly query?: readonly string[] } = {},
): Route {
  return {
    method,
    path,
    body,
    status,
    query,
    handle: (state, request) => handle(state, request as Request<B>),
  };
}

/** What can be asked of every kind of object. */
export interface Collection<T> {
  readonly plural: string;
  readonly one: string;
  readonly rows: (state: State) => readonly T[];
  readonly view: (state: State, row: T) => object;
  /** Filters beside `name` and `label_selector`; the text a query has to equal. */
  readonly filters?: Readonly<Record<string, (row: T) => string>>;
}

export function page(plural: string, rows: readonly unknown[], query: URLSearchParams): object {
  const number = Number(query.get('page') ?? 1);
  const size = Number(query.get('per_page') ?? 25);
  if (!(number >= 1) || !(size >= 1 && size <= 50)) throw invalid(`page ${number} of ${size} entries`);
  const last = Math.max(1, Math.ceil(rows.length / size));
  const pagination = {
    page: number,
    per_page: size,
    previous_page: number > 1 ? number - 1 : null,
    next_page: number < last ? number + 1 : null,
    last_page: last,
    total_entries: rows.length,
  };
  return { [plural]: rows.slice((number - 1) * size, number * size), meta: { pagination } };
}

const paging = ['page', 'per_page', 'sort'];

export function listRoute<
  T extends { readonly id: number; readonly name: string; readonly labels?: Base['labels'] },
>(of: Collection<T>): Route {
  const { filters = {} } = of;
  const handle = (state: State, { query }: Request<unknown>): object => {
    const name = query.get('name');
    const selector = query.get('label_selector');
    const rows = of
      .rows(state)
      .filter((row) => name === null || row.name === name)
      .filter((row) => selector === null || selector === '' || selects(selector, row.labels ?? {}))
      .filter((row) =>
        Object.entries(filters).every(([key, value]) => {
          const wanted = query.getAll(key);
          return wanted.length === 0 || wanted.includes(value(row));
        }),
      );
    return page(
      of.plural,
      rows.map((row) => of.view(state, row)),
      query,
    );
  };
  const query = [...paging, 'name', 'label_selector', ...Object.keys(filters)];
  return route('GET', `/${of.plural}`, nothing, handle, { query });
}

/** List, get, rename and relabel, delete. */
export function collection<T extends Base>(
  of: Omit<Collection<T>, 'rows'> & {
    readonly table: (state: State) => Table<T>;
    /** Refuses, or does what follows from the deletion. */
    readonly remove: (state: State, row: T) => void;
    /** Whether the answer to a deletion is an action. */
    readonly removedByAction?: boolean;
    readonly change?: {
      readonly fields: Readonly<Record<string, Shape<unknown>>>;
      readonly apply: (row: T, body: never) => void;
    };
  },
): Route[] {
  const path = `/${of.plural}/:id`;
  const update = record({ name: optional(objectName), labels: optional(labels), ...of.change?.fields });
  return [
    listRoute({ ...of, rows: (state) => of.table(state).all() }),
    route('GET', path, nothing, (state, { id }) => ({ [of.one]: of.view(state, of.table(state).get(id)) })),
    route('PUT', path, update, (state, { id, body }) => {
      const row = of.table(state).get(id);
      const { name, labels: given } = body as Of<typeof update> & { name?: string; labels?: Base['labels'] };
      if (name !== undefined) of.table(state).nameIsFree(name, id);
      row.name = name ?? row.name;
      row.labels = given ?? row.labels;
      of.change?.apply(row, body as never);
      return { [of.one]: of.view(state, row) };
    }),
    route(
      'DELETE',
      path,
      nothing,
      (state, { id }) => {
        const row = of.table(state).get(id);
        of.remove(state, row);
        of.table(state).remove(id);
        return of.removedByAction ? { action: state.action(`delete_${of.one}`, of.one, id) } : undefined;
      },
      { status: of.removedByAction ? 200 : 204 },
    ),
  ];
}

/** A change that the API does as an action of its own. */
export function actionRoute<T extends Base, B>(
  of: { readonly plural: string; readonly one: string; readonly table: (state: State) => Table<T> },
  command: string,
  body: Shape<B>,
  apply: (state: State, row: T, body: B) => void,
): Route {
  const handle = (state: State, request: Request<B>): { action: Action } => {
    apply(state, of.table(state).get(request.id), request.body);
    return { action: state.action(command, of.one, request.id) };
  };
  return route('POST', `/${of.plural}/:id/actions/${command}`, body, handle, { status: 201 });
}
