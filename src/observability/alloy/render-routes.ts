import { attribute, type Block, block, component, objectValue } from '../../alloy';
import type { LoggedRoute } from '../../gateway';
import type { LogLabel } from '../log-labels';
import { type Matching, series, write } from '../promql';

/** A gateway whose access log is counted. */
export interface LoggedGateway {
  readonly namespace: string;
  readonly name: string;
  readonly routes: readonly LoggedRoute[];
}

/** What is to be counted of them. */
export interface RouteFigures {
  readonly gateways: readonly LoggedGateway[];
  /** Seconds within which something is promised: each is where a bucket ends. */
  readonly bounds: readonly number[];
}

/** The container that writes it. @see https://github.com/nginx/docker-nginx-unprivileged */
const writer = 'nginx';

/** Seconds: from what nginx can tell apart to twice the longest that a client waits. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** A series that was forgotten begins anew, and what made it begin is in no rate. */
const forgetAfter = '24h';

/**
 * Counts what each route of a gateway answers, and how fast, from its access log. Labels are the stack's own words: their
 * number is that of its routes, whatever clients ask for.
 * @see https://grafana.com/docs/alloy/latest/reference/components/loki/loki.process/#stagemetrics
 */
export function renderRoutes({ gateways, bounds }: RouteFigures): Block {
  return component('loki.process', 'routes', [
    // Nothing is kept of them here: the lines go to Loki on their own way.
    attribute('forward_to', []),
    ...gateways.map(({ namespace, name }) =>
      match({ namespace, app: name, container: writer }, [
        block('stage.static_labels', [attribute('values', objectValue({ gateway: name }))]),
      ]),
    ),
    match({ gateway: ['=~', '.+'] }, [
      block('stage.json', [
        attribute(
          'expressions',
          objectValue({ server: 'server', route: 'route', code: 'status', seconds: 'seconds' }),
        ),
      ]),
      block('stage.labels', [
        attribute('values', objectValue({ server: 'server', route: 'route', code: 'code' })),
      ]),
    ]),
    // A line without a status, such as an error of nginx's own, is no request.
    match({ gateway: ['=~', '.+'], code: ['=~', '.+'] }, [
      block('stage.label_keep', [attribute('values', ['namespace', 'gateway', 'server', 'route', 'code'])]),
      metric('counter', 'requests_total', 'Requests that were answered', [
        attribute('source', 'code'),
        attribute('action', 'inc'),
      ]),
      block('stage.label_drop', [attribute('values', ['code'])]),
      ...gateways.flatMap(lastingRoutes),
      metric('histogram', 'duration_seconds', 'How long requests took, from the first byte to the last', [
        attribute('source', 'seconds'),
        attribute(
          'buckets',
          [...new Set([...buckets, ...bounds])].sort((a, b) => a - b),
        ),
      ]),
    ]),
  ]);
}

function lastingRoutes({ namespace, name, routes }: LoggedGateway): readonly Block[] {
  return routes
    .filter(({ lasting }) => lasting)
    .map(({ server, route }) =>
      block('stage.match', [
        attribute('selector', write(series('', { namespace, gateway: name, server, route }))),
        attribute('action', 'drop'),
        attribute('drop_counter_reason', 'lasting'),
      ]),
    );
}

function match(
  labels: Readonly<Partial<Record<LogLabel | 'code' | 'gateway', Matching>>>,
  stages: readonly Block[],
): Block {
  return block('stage.match', [
    attribute('selector', write(series('', labels as Readonly<Record<string, Matching>>))),
    ...stages,
  ]);
}

function metric(kind: 'counter' | 'histogram', name: string, description: string, own: Block['body']): Block {
  return block('stage.metrics', [
    block(`metric.${kind}`, [
      attribute('name', name),
      attribute('prefix', 'gateway_route_'),
      attribute('description', description),
      attribute('max_idle_duration', forgetAfter),
      ...own,
    ]),
  ]);
}
