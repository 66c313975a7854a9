import type { AuthSpec } from '../auth/spec';
import type { CorsSpec } from '../cors/spec';
import type { LimitSpec } from '../limit/spec';
import type { MaintenanceSpec } from '../maintenance/spec';
import type { ProxySettings } from '../proxy/spec';
import type { RouteSpec } from '../route/spec';

/** The names that are served together, complete. */
export interface ServerSpec {
  readonly hosts: readonly string[];
  readonly routes: readonly RouteSpec[];
  readonly auth: AuthSpec | undefined;
  readonly limits: LimitSpec;
  readonly proxy: ProxySettings;
  readonly headers: Readonly<Record<string, string>>;
  readonly cors: CorsSpec | undefined;
  readonly maintenance: MaintenanceSpec | undefined;
}
