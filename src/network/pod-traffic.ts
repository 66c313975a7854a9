import { Chart, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest, uniqueId } from '../kernel';
import { clusterDns } from './cluster-dns';
import { type ProxiedHost, wayByName } from './name-way';
import type { Peer, PeerPort, PodPeer, Traffic } from './peer';
import { type NamedTraffic, renderCiliumPolicy } from './render-cilium-policy';
import { renderPolicy } from './render-policy';

export interface PodTrafficProps {
  /** The name of the NetworkPolicy. */
  readonly name: string;
  /** The labels that select the pods, as their controller's selector does. */
  readonly labels: Readonly<Record<string, string>>;
  /** What is let in beside, known when everything has been declared. @internal */
  readonly letIn?: () => readonly Traffic[];
  /** What is reached beside, known when everything has been declared. @internal */
  readonly letOut?: () => readonly Traffic[];
}

interface Proxied {
  readonly host: string;
  readonly proxy: PodPeer;
  readonly at: ProxiedHost;
}

/** A line of the hosts file of a pod. */
export interface HostAlias {
  readonly ip: string;
  readonly hostnames: readonly string[];
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
  constructor(
    scope: Construct,
    id: string,
    private readonly props: PodTrafficProps,
  ) {
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
    if (peer.kind === 'name' && wayByName(this)?.kind === 'cilium') this.placeCiliumPolicy();
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

  /** The hosts that these pods reach by their names alone. @internal */
  get named(): readonly NamedTraffic[] {
    const hosts = new Map<string, NamedTraffic>();
    for (const { peer, ports } of this.egress) {
      if (peer.kind !== 'name') continue;
      hosts.set(peer.host, { peer, ports: [...(hosts.get(peer.host)?.ports ?? []), ...ports] });
    }
    return [...hosts.values()];
  }

  /** What the pods have to be told of names to find a proxy in the place of hosts; `undefined` where that is nothing. @internal */
  get hostAliases(): readonly HostAlias[] | undefined {
    const aliases = this.proxied.map(({ host, at }) => ({ ip: at.address, hostnames: [host] }));
    const once = [...new Map(aliases.map((alias) => [alias.hostnames[0], alias])).values()];
    return once.length > 0 ? once : undefined;
  }

  private get proxied(): readonly Proxied[] {
    const { named } = this;
    const way = named.length === 0 ? undefined : wayByName(this);
    if (way?.kind !== 'proxy') return [];
    return named.flatMap(({ peer: { host }, ports }) =>
      ports.flatMap(({ port }) => {
        const at = way.at(host, Number(port));
        return at === undefined ? [] : [{ host, proxy: way.peer, at }];
      }),
    );
  }

  private placeCiliumPolicy(): void {
    if (this.node.tryFindChild('cilium-policy')) return;
    new Manifest(this, 'cilium-policy', {
      apiVersion: 'cilium.io/v2',
      kind: 'CiliumNetworkPolicy',
      metadata: { name: this.props.name },
      spec: Lazy.any({ produce: () => renderCiliumPolicy(this.props.labels, this.named) }),
    });
  }

  private rendered(): object {
    const { namespace, labels } = this.peer;
    const toProxy = this.proxied.map(({ proxy, at }) => ({ peer: proxy, ports: [{ port: at.podPort }] }));
    return renderPolicy({
      namespace,
      labels,
      ingress: [...this.ingress, ...(this.props.letIn?.() ?? [])],
      egress: [...this.egress, ...toProxy, ...(this.props.letOut?.() ?? [])],
    });
  }
}

/** The namespace that objects below a construct are put in; `default` where its chart names none. */
export function namespaceOf(construct: Construct): string {
  return Chart.of(construct).namespace ?? 'default';
}
