export interface PeersSpec {
  readonly selector: Readonly<Record<string, string>>;
  readonly port: number;
}

/** The `spec` of a headless Service: its name stands for the address of each ready pod. */
export function renderPeers({ selector, port }: PeersSpec): object {
  return {
    type: 'ClusterIP',
    clusterIP: 'None',
    selector,
    ports: [{ name: 'http', port, targetPort: port, protocol: 'TCP' }],
  };
}
