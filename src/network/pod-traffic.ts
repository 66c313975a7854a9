import { Chart, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest, uniqueId } from '../kernel';
import { clusterDns } from './cluster-dns';
import type { Peer, PeerPort, PodPeer, Traffic } from './peer';
import { renderPolicy } from './render-policy';

export interface PodTrafficProps {
  /** The name of the NetworkPolicy. */
  readonly name: string;
  /** The labels that select the pods, as their controller's selector does. */
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * What may reach a set of pods and what they may reach: one NetworkPolicy that grows with each declared call. It works in
 * a namespace of any making, so it lets names be looked up itself.
 */
export class PodTraffic extends Construct {
  /** The pods themselves, as others name them. */
  readonly peer: PodPeer;
  private readonly ingress: Traffic[] = [];
  private readonly egress: Traffic[] = [clusterDns];

  /** @internal */
  constructor(scope: Construct, id: string, props: PodTrafficProps) {
    super(scope, uniqueId(scope, id));
    this.peer = { kind: 'pods', namespace: namespaceOf(this), labels: props.labels };
    new Manifest(this, 'policy', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: props.name },
      spec: Lazy.any({ produce: () => this.rendered() }),
    });
  }

  /** What the peer may open to these pods. Without ports nothing is opened. */
  allowFrom(peer: Peer, ...ports: readonly PeerPort[]): void {
    this.ingress.push({ peer, ports });
  }

  /** What these pods may open to the peer. Without ports nothing is opened. */
  allowTo(peer: Peer, ...ports: readonly PeerPort[]): void {
    this.egress.push({ peer, ports });
  }

  /** Opens both ends: a call needs the caller's egress and the callee's ingress. */
  connectTo(callee: PodTraffic, ...ports: readonly PeerPort[]): void {
    this.allowTo(callee.peer, ...ports);
    callee.allowFrom(this.peer, ...ports);
  }

  /** Whether nobody else is let in. @internal */
  admitsOnly(callers: ReadonlySet<Peer>): boolean {
    return this.ingress.every(({ peer, ports }) => ports.length === 0 || callers.has(peer));
  }

  private rendered(): object {
    const { namespace, labels } = this.peer;
    return renderPolicy({ namespace, labels, ingress: this.ingress, egress: this.egress });
  }
}

/** The namespace that objects below a construct are put in; `default` where its chart names none. */
export function namespaceOf(construct: Construct): string {
  return Chart.of(construct).namespace ?? 'default';
}
