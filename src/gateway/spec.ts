import type { Findings } from '../kernel';
import { withDefaults } from '../kernel';
import { type CacheRoomSpec, resolveCacheRoom } from './cache/spec';
import type { CorsSpec } from './cors/spec';
import { routingDefaults } from './defaults';
import { type HeaderSizeSpec, resolveHeaderSize } from './header-size/spec';
import type { LimitSpec } from './limit/spec';
import type { MaintenanceSpec } from './maintenance/spec';
import { once } from './once';
import type { RoutingProps } from './props';
import type { CanarySpec } from './route/canary-spec';
import { Declared } from './server/declared';
import { resolveServers } from './server/resolve';
import type { ServerSpec } from './server/spec';
import type { TlsProfile } from './tls/profile';
import { resolveTrace, type TraceSpec } from './trace/spec';
import type { TargetSpec } from './upstream/target-spec';
import type { UpstreamSpec } from './upstream/spec';

/** What a gateway does, complete. */
export interface RoutingSpec {
  readonly servers: readonly ServerSpec[];
  readonly upstreams: readonly UpstreamSpec[];
  /** All limits that are declared, with zones of their own. */
  readonly limits: readonly LimitSpec[];
  readonly cors: readonly CorsSpec[];
  readonly maintenances: readonly MaintenanceSpec[];
  readonly canaries: readonly CanarySpec[];
  /** `undefined` where no route has its answers kept. */
  readonly cacheRoom: CacheRoomSpec | undefined;
  readonly headerSize: HeaderSizeSpec;
  readonly tlsProfile: TlsProfile;
  readonly logClientAddress: boolean;
  readonly trace: TraceSpec;
}

/** Whatever of the props is wrong goes to `findings`; the spec is to be rendered only when nothing is. */
export function resolveRouting<T extends object, C>(
  props: RoutingProps<T, C>,
  resolveTarget: (target: T) => TargetSpec,
  findings: Findings,
): RoutingSpec {
  const { tlsProfile, logClientAddress } = withDefaults(props, routingDefaults);
  const declared = new Declared(findings);
  const { servers, upstreams } = resolveServers(props, resolveTarget, declared);
  once(
    'host',
    servers.flatMap(({ hosts }) => hosts),
    findings,
    0,
  );
  const cached = servers.some(({ routes }) => routes.some(({ cache }) => cache));
  return {
    servers,
    upstreams,
    limits: declared.limits,
    cors: declared.cors.all,
    maintenances: declared.maintenances.all,
    canaries: declared.canaries.all,
    cacheRoom: cached || props.cache ? resolveCacheRoom(props.cache ?? {}, findings) : undefined,
    headerSize: resolveHeaderSize(props, findings),
    tlsProfile,
    logClientAddress,
    trace: resolveTrace(props.trace ?? {}, findings),
  };
}
