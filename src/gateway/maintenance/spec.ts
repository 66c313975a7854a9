import type { Duration } from 'cdk8s';
import { cidr, type Findings, withDefaults } from '../../kernel';
import { answerText } from '../answer';
import { checkDuration, times } from '../ranges';
import { maintenanceDefaults } from './defaults';
import type { MaintenanceProps } from './props';

export interface MaintenanceSpec {
  /** The number in the name of its variable and of its location. */
  readonly index: number;
  readonly except: readonly string[];
  readonly retryAfter: Duration;
  readonly json: string;
}

export function resolveMaintenance(
  at: string,
  index: number,
  props: MaintenanceProps,
  findings: Findings,
): MaintenanceSpec {
  const {
    except = [],
    retryAfter,
    json = { error: 'maintenance' },
  } = withDefaults(props, maintenanceDefaults);
  findings.checkAll(`${at}maintenance.except`, except, cidr);
  checkDuration(`${at}maintenance.retryAfter`, retryAfter, times.seconds, findings);
  return { index, except, retryAfter, json: answerText(`${at}maintenance.json`, json, findings) };
}
