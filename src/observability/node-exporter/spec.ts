import { images } from '../images';

export interface NodeExporterSpec {
  readonly name: 'node-exporter';
  readonly image: string;
}

export const nodeExporterSpec: NodeExporterSpec = { name: 'node-exporter', image: images['node-exporter'] };
