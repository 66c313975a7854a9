import { Cluster } from '../../cluster';
import type { Gateway } from '../../gateway';
import {
  duration,
  type Finding,
  type Findings,
  having,
  number,
  optional,
  type Shape,
  shaped,
  shown,
  text,
} from '../../kernel';
import { namespaceOf } from '../../network';
import type { RouteObjective } from '../alerts';
import type { LatencyObjectiveProps, RouteObjectiveProps } from './route-props';
import { checkShare } from './share';

export const routeObjectiveShape: Shape<RouteObjectiveProps> = {
  gateway: having<Gateway>('a Gateway', 'loggedRoutes', undefined as never),
  route: text('/v1/orders'),
  server: optional(text('shop.example.no')),
  availability: optional(number(99.9, 'NAUST-OBS-008')),
  latency: optional(shaped<LatencyObjectiveProps>({ within: duration, share: number(99, 'NAUST-OBS-008') })),
};

/** Seconds: what the buckets tell apart. */
const [shortest, longest] = [0.005, 10];

/** One for each thing that is promised. */
export function resolveRouteObjectives(
  findings: Findings,
  props: readonly RouteObjectiveProps[],
): readonly RouteObjective[] {
  // What is no gateway is a problem already.
  return props.filter(({ gateway }) => gateway !== undefined).flatMap((one) => resolve(one, findings));
}

function resolve(objective: RouteObjectiveProps, findings: Findings): readonly RouteObjective[] {
  const { gateway, route, availability, latency } = objective;
  const server = objective.server ?? gateway.loggedRoutes[0]?.server ?? '';
  const of = { namespace: namespaceOf(gateway), gateway: gateway.name, server, route };
  const name = `"${server}${route}"`;
  checkFigures(objective, server, findings);
  const promised = (field: string, percent: number) => checkShare(findings, name, field, percent);
  return [
    ...(availability === undefined
      ? []
      : [{ ...of, share: promised('availability', availability), within: undefined }]),
    ...(latency === undefined
      ? []
      : [{ ...of, share: promised('latency.share', latency.share), within: secondsOf(latency) }]),
  ];
}

function secondsOf({ within }: LatencyObjectiveProps): number {
  return within.toSeconds({ integral: false });
}

/** Whether there will be a figure of what is promised. */
function checkFigures(
  { gateway, route, availability, latency }: RouteObjectiveProps,
  server: string,
  findings: Findings,
): void {
  const there = gateway.loggedRoutes.filter((one) => one.server === server);
  const found = there.find((one) => one.route === route);
  const seconds = latency && secondsOf(latency);
  if (!found) findings.add(unknown(gateway, server, route));
  if (availability === undefined && latency === undefined)
    findings.add(unkept(`promises nothing of "${server}${route}"`, 'neither availability nor latency'));
  if (found?.lasting && latency)
    findings.add(unkept(`promises how fast "${server}${route}" is, which is meant to last`, 'latency'));
  if (seconds !== undefined && !(seconds >= shortest && seconds <= longest))
    findings.add(unkept(`promises of "${server}${route}" what is not told apart`, `within ${seconds} s`));
}

function unkept(what: string, got: string): Finding {
  return {
    code: 'NAUST-OBS-022',
    what,
    got,
    allowed: `availability, latency, or both; latency within ${shortest} to ${longest} s, on routes of http and grpc`,
    fix: 'promise what its users notice, such as latency: { within: Duration.millis(300), share: 99 }',
  };
}

function unknown({ name, loggedRoutes }: Gateway, server: string, route: string): Finding {
  return {
    code: 'NAUST-OBS-022',
    what: `has an objective of a route that gateway "${name}" does not have`,
    got: `${shown(route)} of ${shown(server)}`,
    allowed: loggedRoutes.map((one) => `${one.route} of ${one.server}`).join(', ') || 'nothing: it has none',
    fix: 'write the path as it is in routes, without a slash at its end, and the first name of its server',
  };
}

/** Those of gateways whose log is read elsewhere, or by nobody. */
export function elsewhere(props: readonly RouteObjectiveProps[], cluster: Cluster): readonly Finding[] {
  return props
    .filter(({ gateway }) => gateway !== undefined && Cluster.find(gateway) !== cluster)
    .map(({ gateway, route }) => ({
      code: 'NAUST-OBS-022',
      what: `has an objective of a gateway whose log it does not read`,
      got: `${shown(route)} of "${gateway.name}"`,
      allowed: `gateways in cluster "${cluster.name}"`,
      fix: 'name it where the gateway is observed',
    }));
}
