import type { CallOf } from '../../engine';
import { portInMesh } from './port-in-mesh';

/** A callee outside. @see https://istio.io/latest/docs/tasks/traffic-management/egress/egress-tls-origination/ */
export function renderServiceEntry([call]: readonly CallOf[]): object {
  const { host, port } = call!;
  return {
    exportTo: ['.'],
    hosts: [host],
    location: 'MESH_EXTERNAL',
    resolution: 'DNS',
    ports: [{ name: 'http', number: portInMesh(call!), protocol: 'HTTP', targetPort: port }],
  };
}
