export { PostgresExporter } from './postgres-exporter';
export type { DatabaseProps } from './props';
export { databaseShape } from './shape';
export { databaseName, type DatabaseSpec, resolveDatabases } from './spec';
