import type { Findings } from '../../kernel';
import type { CorsSpec } from '../cors/spec';
import type { LimitSpec } from '../limit/spec';
import type { MaintenanceSpec } from '../maintenance/spec';
import { Numbered } from '../numbered';
import type { CanarySpec } from '../route/canary-spec';
import type { FallbackSpec } from '../route/spec';

/** What servers and routes declare that stands before them in the file, and what is wrong with it. */
export class Declared {
  readonly limits: LimitSpec[] = [];
  readonly cors = new Numbered<CorsSpec>();
  readonly maintenances = new Numbered<MaintenanceSpec>();
  readonly fallbacks = new Numbered<FallbackSpec>();
  readonly canaries = new Numbered<CanarySpec>();

  constructor(readonly findings: Findings) {}

  limit(limits: LimitSpec): LimitSpec {
    if (limits.rates ?? limits.concurrency) this.limits.push(limits);
    return limits;
  }
}
