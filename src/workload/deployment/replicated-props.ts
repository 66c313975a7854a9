import type { AutoscaleProps } from '../autoscale';
import type { WorkloadProps } from './props';

/** What every workload says whose pods are as many as somebody decides. */
export interface ReplicatedWorkloadProps extends WorkloadProps {
  /**
   * How many pods run, and with `autoscale` the fewest: 1 to 1000. Spread over nodes and zones where there are several.
   * An autoscaler of cdk8s-plus that targets the workload takes this over. `NAUST-WRK-001`
   * @default 3
   */
  readonly replicas?: number;
  /**
   * How many more pods run while they are busy: from `replicas` up to its `maxReplicas`. Then the Deployment names no
   * number of its own, so that applying it again takes no pods away. `NAUST-WRK-027`, `NAUST-WRK-028`
   * @default - as many as `replicas`, always
   */
  readonly autoscale?: AutoscaleProps;
}
