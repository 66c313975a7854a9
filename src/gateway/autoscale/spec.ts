import { type Findings, withDefaults } from '../../kernel';
import { autoscaleDefaults } from './defaults';
import type { AutoscaleProps } from './props';

export type AutoscaleSpec = Required<AutoscaleProps>;

export function resolveAutoscale(props: AutoscaleProps, replicas: number, findings: Findings): AutoscaleSpec {
  const p = withDefaults(props, autoscaleDefaults);
  findings.integer('autoscale.maxReplicas', p.maxReplicas, { min: Math.max(1, replicas), max: 100 });
  findings.integer('autoscale.cpuPercent', p.cpuPercent, { min: 10, max: 200 });
  return p;
}
