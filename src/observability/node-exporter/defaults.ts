import { cpuOf, memoryOf } from '../resources';

export const nodeExporterCpu = cpuOf('node-exporter');
export const nodeExporterMemory = memoryOf('node-exporter');

export const trackedConnectionsCpu = cpuOf('tracked-connections');
export const trackedConnectionsMemory = memoryOf('tracked-connections');
