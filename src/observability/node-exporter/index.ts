export { NodeExporter } from './node-exporter';
