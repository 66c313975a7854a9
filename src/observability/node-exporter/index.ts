export { renderNodeExporterPod } from './render-daemon-set';
export { nodeExporterSpec } from './spec';
export { NodeExporter } from './node-exporter';
