import type { Peer, PeerPort } from '../../network';

/**
 * Behind `kubernetes.default.svc` stand the servers themselves, and policies see their addresses and their own port.
 * Which addresses those are is known only when the machines are made, so the port is what holds: on 6443 neither a
 * provider's metadata service nor the web answers.
 */
export const apiServer: { readonly peer: Peer; readonly port: PeerPort } = {
  peer: { kind: 'networks', cidrs: ['0.0.0.0/0'] },
  port: { port: 6443 },
};
