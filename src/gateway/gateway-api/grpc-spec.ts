import { type Findings, shown } from '../../kernel';
import type { ServerSpec } from '../server/spec';

export type RouteKind = 'HTTPRoute' | 'GRPCRoute';

/** What a call is told apart by; `undefined` where it may be any. */
export interface GrpcMatch {
  readonly service: string | undefined;
  readonly method: string | undefined;
}

const SERVICE = /^[a-z_][a-z_0-9]*(\.[a-z_][a-z_0-9]*)*$/i;
const METHOD = /^[A-Za-z_][A-Za-z_0-9]*$/;

/** Of two routes of unlike kind for one name, an implementation has to refuse one. */
export function kindOf({ hosts, routes }: ServerSpec, findings: Findings): RouteKind {
  const grpc = routes.filter(({ protocol }) => protocol === 'grpc').map(({ path }) => path);
  if (grpc.length > 0 && grpc.length < routes.length) {
    findings.add({
      code: 'NAUST-GTW-033',
      what: `serves gRPC and other routes under ${hosts[0]}, of which the Gateway API accepts one kind`,
      got: `${shown(grpc)} beside ${routes.length - grpc.length} other routes`,
      allowed: 'for each name routes of gRPC alone, or none',
      fix: "give gRPC a name of its own: servers: [{ host: 'grpc.example.no', routes }]",
    });
  }
  return grpc.length > 0 ? 'GRPCRoute' : 'HTTPRoute';
}

/** The path of a call is its service and its method. @see https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md */
export function resolveGrpcMatch(path: string, findings: Findings): GrpcMatch {
  const [service = '', method, ...rest] = path.slice(1).split('/');
  if (path === '/') return { service: undefined, method: undefined };
  if (!SERVICE.test(service) || (method !== undefined && !METHOD.test(method)) || rest.length > 0) {
    findings.add({
      code: 'NAUST-GTW-033',
      what: 'has a route of gRPC whose path is no service of gRPC',
      got: shown(path),
      allowed: '"/", or a service with its package, and a method of it behind another slash',
      fix: 'write it like /shop.v1.Orders',
    });
  }
  return { service, method };
}
