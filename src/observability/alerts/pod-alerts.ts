import { aggregate, increase, operation, rate, series } from '../promql';
import bounds from './bounds.json';
import { type AlertRule, minute, sample } from './rule';

const container = ['namespace', 'pod', 'container'];
const orders = { namespace: 'shop', pod: 'orders-1', container: 'orders' };
const memory = { ...orders, resource: 'memory', unit: 'byte' };
const deployment = { namespace: 'shop', deployment: 'orders' };
const set = { namespace: 'observability', statefulset: 'loki' };
const claim = { namespace: 'observability', persistentvolumeclaim: 'data-loki-0' };
const ready = { condition: 'Ready', status: 'true' };

const restarts = (minutes: number) =>
  increase(minutes * minute, series('kube_pod_container_status_restarts_total'));

export const podAlerts: readonly AlertRule[] = [
  {
    alert: 'ContainerKilledForMemory',
    when: operation(
      operation(restarts(10), '>', 0),
      'and',
      operation(series('kube_pod_container_status_last_terminated_reason', { reason: 'OOMKilled' }), '==', 1),
      { on: container },
    ),
    lasting: 0,
    severity: 'ticket',
    summary:
      '{{ $labels.container }} of {{ $labels.namespace }}/{{ $labels.pod }} was ended for want of memory',
    proof: {
      fires: [
        sample('kube_pod_container_status_restarts_total', orders, '0x20 1x40'),
        sample(
          'kube_pod_container_status_last_terminated_reason',
          { ...orders, reason: 'OOMKilled' },
          '1x60',
        ),
      ],
      holds: [
        sample('kube_pod_container_status_restarts_total', orders, '0x20 1x40'),
        sample('kube_pod_container_status_last_terminated_reason', { ...orders, reason: 'Error' }, '1x60'),
      ],
      after: 25,
    },
  },
  {
    alert: 'ContainerRestartsAgainAndAgain',
    when: operation(restarts(15), '>', 3),
    lasting: 5 * minute,
    severity: 'page',
    summary:
      '{{ $labels.container }} of {{ $labels.namespace }}/{{ $labels.pod }} restarted {{ $value | humanize }} times in 15 minutes',
    proof: {
      fires: [sample('kube_pod_container_status_restarts_total', orders, '0+1x60')],
      holds: [sample('kube_pod_container_status_restarts_total', orders, '0x20 1x40')],
      after: 30,
    },
  },
  {
    alert: 'ContainerMemoryNearLimit',
    when: operation(
      operation(
        aggregate('max', container, series('container_memory_working_set_bytes', { container: ['!=', ''] })),
        '/',
        aggregate('max', container, series('kube_pod_container_resource_limits', { resource: 'memory' })),
      ),
      '>',
      bounds.memoryOfLimit.above,
    ),
    lasting: 15 * minute,
    severity: 'ticket',
    summary:
      '{{ $labels.container }} of {{ $labels.namespace }}/{{ $labels.pod }} uses {{ $value | humanizePercentage }} of the memory it may',
    proof: {
      fires: [
        sample('container_memory_working_set_bytes', orders, '95x60'),
        sample('kube_pod_container_resource_limits', memory, '100x60'),
      ],
      holds: [
        sample('container_memory_working_set_bytes', orders, '50x60'),
        sample('kube_pod_container_resource_limits', memory, '100x60'),
      ],
      after: 30,
    },
  },
  {
    alert: 'ContainerThrottled',
    when: operation(
      operation(
        aggregate('sum', container, rate(5 * minute, series('container_cpu_cfs_throttled_periods_total'))),
        '/',
        aggregate('sum', container, rate(5 * minute, series('container_cpu_cfs_periods_total'))),
      ),
      '>',
      bounds.throttledShare.above,
    ),
    lasting: 15 * minute,
    severity: 'ticket',
    summary:
      '{{ $labels.container }} of {{ $labels.namespace }}/{{ $labels.pod }} is held back by its CPU limit {{ $value | humanizePercentage }} of the time',
    proof: {
      fires: [
        sample('container_cpu_cfs_throttled_periods_total', orders, '0+300x60'),
        sample('container_cpu_cfs_periods_total', orders, '0+600x60'),
      ],
      holds: [
        sample('container_cpu_cfs_throttled_periods_total', orders, '0+6x60'),
        sample('container_cpu_cfs_periods_total', orders, '0+600x60'),
      ],
      after: 30,
    },
  },
  {
    alert: 'DeploymentShortOfPods',
    when: operation(
      series('kube_deployment_status_replicas_available'),
      '<',
      series('kube_deployment_spec_replicas'),
    ),
    lasting: 15 * minute,
    severity: 'page',
    summary: '{{ $labels.namespace }}/{{ $labels.deployment }} has only {{ $value }} pods that take requests',
    proof: {
      fires: [
        sample('kube_deployment_status_replicas_available', deployment, '2x60'),
        sample('kube_deployment_spec_replicas', deployment, '3x60'),
      ],
      holds: [
        sample('kube_deployment_status_replicas_available', deployment, '3x60'),
        sample('kube_deployment_spec_replicas', deployment, '3x60'),
      ],
      after: 30,
    },
  },
  {
    alert: 'StatefulSetShortOfPods',
    when: operation(
      series('kube_statefulset_status_replicas_ready'),
      '<',
      series('kube_statefulset_replicas'),
    ),
    lasting: 15 * minute,
    severity: 'page',
    summary: '{{ $labels.namespace }}/{{ $labels.statefulset }} has only {{ $value }} pods that are ready',
    proof: {
      fires: [
        sample('kube_statefulset_status_replicas_ready', set, '0x60'),
        sample('kube_statefulset_replicas', set, '1x60'),
      ],
      holds: [
        sample('kube_statefulset_status_replicas_ready', set, '1x60'),
        sample('kube_statefulset_replicas', set, '1x60'),
      ],
      after: 30,
    },
  },
  {
    alert: 'NodeNotReady',
    when: operation(series('kube_node_status_condition', ready), '==', 0),
    lasting: 5 * minute,
    severity: 'page',
    summary: 'Kubernetes has not heard of node {{ $labels.node }} for minutes',
    proof: {
      fires: [sample('kube_node_status_condition', { ...ready, node: 'oslo-1' }, '0x60')],
      holds: [sample('kube_node_status_condition', { ...ready, node: 'oslo-1' }, '1x60')],
      after: 30,
    },
  },
  {
    alert: 'VolumeFilling',
    when: operation(
      operation(
        series('kubelet_volume_stats_available_bytes'),
        '/',
        series('kubelet_volume_stats_capacity_bytes'),
      ),
      '<',
      bounds.diskFreeShare.below,
    ),
    lasting: 10 * minute,
    severity: 'page',
    summary:
      'The volume {{ $labels.persistentvolumeclaim }} of {{ $labels.namespace }} has {{ $value | humanizePercentage }} left',
    proof: {
      fires: [
        sample('kubelet_volume_stats_available_bytes', claim, '50x60'),
        sample('kubelet_volume_stats_capacity_bytes', claim, '1000x60'),
      ],
      holds: [
        sample('kubelet_volume_stats_available_bytes', claim, '500x60'),
        sample('kubelet_volume_stats_capacity_bytes', claim, '1000x60'),
      ],
      after: 30,
    },
  },
];
