import { Duration, Size } from 'cdk8s';
import { hostMetricsFolder } from '../../cloud-init';
import { type ContainerSpec, type PodSpec, renderPodTemplate } from '../../pod';
import { ports } from '../ports';
import { resources } from '../resources';
import { countConnections, countedFolder } from './count-connections';
import { collectorsOff, mountPointsOff, networkCollectors } from './collectors';
import {
  nodeExporterCpu,
  nodeExporterMemory,
  trackedConnectionsCpu,
  trackedConnectionsMemory,
} from './defaults';
import type { NodeExporterSpec } from './spec';

export function renderNodeExporter(spec: NodeExporterSpec): object {
  const pod = renderNodeExporterPod(spec);
  return { selector: { matchLabels: pod.selector }, template: renderPodTemplate(pod) };
}

/** On every node, whatever its taints: what is not measured cannot be trusted. */
export function renderNodeExporterPod(spec: NodeExporterSpec): PodSpec {
  return {
    selector: { 'app.kubernetes.io/name': spec.name },
    tolerateAll: true,
    containers: [machine(spec), network(spec), trackedConnections(spec)],
    volumes: [
      { kind: 'host', name: 'proc', path: '/proc' },
      { kind: 'host', name: 'sys', path: '/sys' },
      { kind: 'host', name: 'root', path: '/' },
      // What the host itself has to tell, such as what its gate found; made where the host has nothing to tell.
      { kind: 'host', name: 'metrics', path: hostMetricsFolder, made: true },
      { kind: 'empty', name: 'counted', sizeLimit: Size.mebibytes(1), inMemory: true },
    ],
  };
}

/** Processors, memory, disks, and what the host has to tell of itself. */
function machine(spec: NodeExporterSpec): ContainerSpec {
  return {
    name: spec.name,
    image: spec.image,
    args: [
      '--path.procfs=/host/proc',
      '--path.sysfs=/host/sys',
      '--path.rootfs=/host/root',
      '--path.udev.data=/host/root/run/udev/data',
      '--collector.textfile.directory=/host/metrics',
      `--collector.filesystem.mount-points-exclude=${mountPointsOff}`,
      ...collectorsOff.map((name) => `--no-collector.${name}`),
    ],
    ports: [{ name: 'http', port: ports.nodeExporter }],
    ...asked(ports.nodeExporter),
    mounts: [
      { volume: 'proc', path: '/host/proc', readOnly: true },
      { volume: 'sys', path: '/host/sys', readOnly: true },
      { volume: 'metrics', path: '/host/metrics', readOnly: true },
      { volume: 'root', path: '/host/root', readOnly: true, followsHost: true },
    ],
  };
}

/** Connections and ports of the host itself. */
function network(spec: NodeExporterSpec): ContainerSpec {
  return {
    name: 'network',
    image: spec.image,
    args: [
      '--path.procfs=/host/proc/1',
      '--collector.disable-defaults',
      ...networkCollectors.map((name) => `--collector.${name}`),
      // By netlink it would ask for the pod's own devices.
      '--no-collector.netdev.netlink',
      '--collector.netdev.device-exclude=^(lo|veth.*|cali.*|flannel.*|cni.*|docker.*|br-.*)$',
      `--collector.textfile.directory=${countedFolder}`,
      `--web.listen-address=:${ports.nodeNetwork}`,
    ],
    ports: [{ name: 'network', port: ports.nodeNetwork }],
    ...asked(ports.nodeNetwork),
    mounts: [
      { volume: 'proc', path: '/host/proc', readOnly: true },
      { volume: 'counted', path: countedFolder, readOnly: true },
    ],
  };
}

/** What the exporter cannot read on the pod network: how full the table of connections of the host is. */
function trackedConnections(spec: NodeExporterSpec): ContainerSpec {
  return {
    name: 'tracked-connections',
    image: spec.image,
    command: ['/bin/sh', '-c', countConnections],
    resources: resources(trackedConnectionsCpu, trackedConnectionsMemory),
    mounts: [
      { volume: 'proc', path: '/host/proc', readOnly: true },
      { volume: 'counted', path: countedFolder },
    ],
  };
}

function asked(port: number): Pick<ContainerSpec, 'liveness' | 'readiness' | 'resources'> {
  const check = { kind: 'http', path: '/', port } as const;
  return {
    resources: resources(nodeExporterCpu, nodeExporterMemory),
    readiness: { check, period: Duration.seconds(15), timeout: Duration.seconds(3) },
    liveness: { check, period: Duration.seconds(30), timeout: Duration.seconds(5), failureThreshold: 4 },
  };
}
