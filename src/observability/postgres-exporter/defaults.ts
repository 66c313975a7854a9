import { cpuOf, memoryOf } from '../resources';

export const databaseDefaults = {
  user: 'metrics',
  database: 'postgres',
};

export const postgresExporterCpu = cpuOf('postgres-exporter');
export const postgresExporterMemory = memoryOf('postgres-exporter');
