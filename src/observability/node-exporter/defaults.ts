import { cpuOf, memoryOf } from '../resources';

export const nodeExporterCpu = cpuOf('node-exporter');
export const nodeExporterMemory = memoryOf('node-exporter');
