import { conform, type Findings, labelKey, labelValue, withDefaults } from '../../kernel';
import type { Placement, PodSpec, TolerationSpec } from '../../pod';
import {
  checkSeconds,
  mayRun,
  resolveWorkload,
  type Surroundings,
  workloadDefaults,
  type WorkloadSpec,
} from '../deployment';
import { resolveLiveness, resolveWorkerStart } from '../worker';
import { daemonDefaults } from './defaults';
import type { DaemonProps } from './props';
import { daemonShape } from './shape';

/** A DaemonSet, complete but for the addresses of those it calls. */
export interface DaemonSpec extends WorkloadSpec {
  readonly maxUnavailable: number;
  /** On how many nodes it may stand; `undefined` where the nodes are not known. */
  readonly nodes: number | undefined;
}

export function resolveDaemon(
  findings: Findings,
  name: string,
  given: DaemonProps,
  around: Surroundings,
): DaemonSpec {
  const props = conform(findings, given, daemonShape);
  const p = withDefaults(props, { ...workloadDefaults, ...daemonDefaults });
  checkSeconds(findings, 'gracePeriod', p.gracePeriod, { min: 1, max: 86_400 });
  findings.integer('maxUnavailable', p.maxUnavailable, { min: 1, max: 1000 });
  const tolerations = resolveTolerations(findings, props.tolerates);
  const liveness = resolveLiveness(findings, props);
  const own = {
    gracePeriod: p.gracePeriod,
    pod: { tolerations },
    container: {
      liveness,
      startup: resolveWorkerStart(findings, props, liveness),
      resources: {
        requests: { cpu: p.cpu, memory: p.memory },
        limits: { cpu: p.cpuLimit, memory: p.memoryLimit },
      },
    },
  };
  const onNodes = tolerations ? onAnyNode(around) : around;
  const workload = resolveWorkload(findings, name, p, own, onNodes);
  const nodes = onNodes.cluster?.nodes.filter((node) => mayRun(node, workload.pod.placement)).length;
  const pod = { ...workload.pod, nodeSelector: nodeSelectorOf(workload.pod.placement) };
  return { ...workload, pod, maxUnavailable: p.maxUnavailable, nodes };
}

function resolveTolerations(
  findings: Findings,
  tolerates: DaemonProps['tolerates'],
): readonly TolerationSpec[] | undefined {
  if (tolerates === undefined) return undefined;
  if (tolerates === 'everything') return [{ operator: 'Exists' }];
  return tolerates.map(({ key, value, effect }, index): TolerationSpec => {
    findings.check(`tolerates[${index}].key`, key, labelKey);
    if (value === undefined) return { key, operator: 'Exists', effect };
    findings.check(`tolerates[${index}].value`, value, labelValue);
    return { key, operator: 'Equal', value, effect };
  });
}

/**
 * A namespace that is pinned admits a pod by its own fields, and of a DaemonSet's pod the affinity is rewritten to name
 * its node. Of several regions no selector can be made: there the pin says that it is missing.
 */
function nodeSelectorOf(placement: Placement | undefined): PodSpec['nodeSelector'] {
  const [region, ...others] = placement?.regions ?? [];
  return region === undefined || others.length > 0 ? undefined : { 'topology.kubernetes.io/region': region };
}

/** What it tolerates may lead it to any node, so what it holds is taken to be on all of them. */
function onAnyNode(around: Surroundings): Surroundings {
  return around.cluster === undefined
    ? around
    : { ...around, cluster: { ...around.cluster, ...around.cluster.withRefusing } };
}
