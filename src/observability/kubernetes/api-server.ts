import type { PodTraffic } from '../../network';

/**
 * Behind `kubernetes.default.svc` stand the servers themselves, and policies see their addresses and their own port.
 * Where the addresses are not known the port is what holds: on 6443 neither a provider's metadata service nor the web
 * answers.
 */
export function allowToApiServer(traffic: PodTraffic, networks: readonly string[]): void {
  traffic.allowTo({ kind: 'networks', cidrs: networks }, { port: 6443 });
}
