import { type Findings, withDefaults } from '../../kernel';
import { parseQuantity, type ResourcesSpec } from '../../pod';
import { autoscaleDefaults } from './defaults';
import type { AutoscaleProps } from './props';

/** How the number of pods follows the load of one container. */
export interface AutoscaleSpec extends Required<AutoscaleProps> {
  readonly container: string;
}

export function resolveAutoscale(
  findings: Findings,
  props: AutoscaleProps,
  pods: { readonly replicas: number; readonly container: string; readonly resources: ResourcesSpec },
): AutoscaleSpec {
  const p = withDefaults(props, autoscaleDefaults);
  findings.integer('autoscale.maxReplicas', p.maxReplicas, { min: Math.max(1, pods.replicas), max: 1000 });
  findings.integer('autoscale.cpuPercent', p.cpuPercent, { min: 10, max: 200 });
  const most = mostPercent(pods.resources);
  if (p.cpuPercent >= most) neverReached(findings, p.cpuPercent, most);
  return { ...p, container: pods.container };
}

/** What the limit lets the container use of what it is promised. */
function mostPercent({ requests, limits }: ResourcesSpec): number {
  const [promised, most] = [requests, limits].map(({ cpu }) => {
    const quantity = parseQuantity(cpu.amount);
    return quantity && Number(quantity.numerator) / Number(quantity.denominator);
  });
  return promised && most ? (100 * most) / promised : Infinity;
}

function neverReached(findings: Findings, percent: number, most: number): void {
  findings.add({
    code: 'NAUST-WRK-027',
    what: 'adds pods at a use of CPU that its limit never lets it reach',
    got: `cpuPercent ${percent}, and a limit at ${Math.floor(most)} percent of what is promised`,
    allowed: `less than ${Math.floor(most)}`,
    fix: 'lower cpuPercent, or raise cpuLimit',
  });
}
