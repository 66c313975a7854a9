/** A name that leads to the pods themselves; a StatefulSet needs one, and one pod needs no more. */
export function renderHeadlessService(selector: Readonly<Record<string, string>>, port: number): object {
  return { clusterIP: 'None', selector, ports: [{ name: 'http', port, targetPort: port, protocol: 'TCP' }] };
}
