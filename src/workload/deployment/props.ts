import type { Size } from 'cdk8s';
import type { Pool } from '../../cluster';
import type { PodTemplate } from '../../pod';
import type { PersonalDataProps } from '../../residency';
import type { LogsProps, Sidecar } from '../sidecars';
import type { Environment } from './environment';

/** What every workload says. */
export interface WorkloadProps {
  /** The image, with a tag other than `latest`, or a digest, or both. `NAUST-VAL-004` */
  readonly image: string;
  /**
   * What its container is told: text, or `SecretRef.key(...)` for what is secret. A secret written out is refused
   * (`NAUST-POD-005`), as are names (`NAUST-VAL-008`) and values (`NAUST-WRK-003`) that no process can be given.
   * `calls` adds `<NAME>_URL` for each target, unless it is set here.
   * @default - nothing
   */
  readonly environment?: Environment;
  /**
   * A directory of its own, such as `/var/log/orders`, for an application that writes files rather than stdout: a sidecar
   * follows its `*.log` files to stdout, which needs nothing else in the cluster. Or the directory and what sends its lines
   * to Loki, as LogsProps say: Alloy where nothing is said. `NAUST-VAL-009`, `NAUST-WRK-006`
   * @default - no sidecar: the application logs to stdout
   * @see https://kubernetes.io/docs/concepts/cluster-administration/logging/#sidecar-container-with-logging-agent
   */
  readonly logs?: string | LogsProps;
  /**
   * What else runs beside the application in each of its pods, in this order: naust's own, or whatever has a name and a
   * function `pod`. `NAUST-POD-011`, `NAUST-POD-012`
   * @default - nothing
   */
  readonly sidecars?: readonly Sidecar[];
  /**
   * Whether it handles personal data: its pods then run only where the platform's policy lets personal data rest (in
   * Norway where there is no platform), and wait when no such node is there. An object says besides, for the register,
   * whose data it is and what for. `NAUST-RES-003`, `NAUST-RES-009`
   * @default - whether its namespace holds personal data
   */
  readonly personalData?: boolean | PersonalDataProps;
  /**
   * A pool of its cluster that holds its pods. Together with `personalData`, both conditions hold. `NAUST-WRK-007`,
   * `NAUST-RES-003`
   * @default - any node that takes workloads
   */
  readonly on?: Pool;
  /**
   * Who comes first where the nodes have not room for all, as when one is gone. `critical` takes the room of pods with less,
   * and they wait; `batch` takes nobody's room, and gives its own. Each is a PriorityClass, made once for the cluster where
   * a workload has it: `naust-critical` (1000000) and `naust-batch` (-10); what is `normal` has none.
   * @default 'normal'
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
   */
  readonly priority?: 'critical' | 'normal' | 'batch';
  /**
   * Labels of the objects that it makes. `app.kubernetes.io/name` is naust's own. `NAUST-VAL-006`, `NAUST-VAL-007`,
   * `NAUST-WRK-005`
   * @default - none but `app.kubernetes.io/name`
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Labels of its pods. They select nothing, so they may change. `NAUST-VAL-006`, `NAUST-VAL-007`, `NAUST-WRK-005`
   * @default - none but `app.kubernetes.io/name`
   */
  readonly podLabels?: Readonly<Record<string, string>>;
  /**
   * The size of `/tmp`, the one place besides `logs` where the container may write: 1 MiB to 100 GiB. A pod that fills
   * it is evicted. `NAUST-WRK-008`
   * @default 64 MiB
   */
  readonly temporary?: Size;
  /**
   * For what no prop reaches: given the pod template as it would be, returns the one that is. What it returns is checked
   * like every other object; its labels still have the selector's. `NAUST-WRK-009`
   * @default - the template as it is
   */
  readonly pod?: (template: PodTemplate) => PodTemplate;
}
