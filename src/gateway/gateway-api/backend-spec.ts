import ipaddr from 'ipaddr.js';
import { type Findings, ipAddress, shown } from '../../kernel';
import { serviceIn } from '../service-name';
import type { PeerSpec, TargetSpec, UpstreamTlsSpec } from '../upstream/target-spec';
import { finding } from './inexpressible';

/** A Service that requests go to. */
export interface BackendSpec {
  readonly service: string;
  readonly namespace: string;
  readonly port: number;
  /** Against those beside it. */
  readonly weight: number;
  readonly tls: UpstreamTlsSpec | undefined;
}

/** A Service without a selector, for addresses that no pod has. */
export interface AddressServiceSpec {
  readonly name: string;
  readonly port: number;
  readonly addresses: readonly string[];
}

/** The Services of all targets; those of addresses are made. */
export class Backends {
  readonly services: AddressServiceSpec[] = [];
  private readonly known = new Map<string, readonly BackendSpec[]>();

  constructor(
    private readonly gateway: string,
    private readonly namespace: string,
    private readonly findings: Findings,
  ) {}

  get all(): readonly BackendSpec[] {
    return [...this.known.values()].flat();
  }

  of(field: string, target: TargetSpec): readonly BackendSpec[] {
    const key = JSON.stringify([target.peers, target.tls]);
    const backends = this.known.get(key) ?? this.resolve(field, target);
    this.known.set(key, backends);
    return backends;
  }

  private resolve(field: string, { peers, tls }: TargetSpec): readonly BackendSpec[] {
    peers.forEach((peer) => this.checkPeer(field, peer));
    if (tls?.authorities !== undefined) {
      const fix = "leave it out: the implementation's pods believe what their system does";
      this.findings.add(finding(`tls.authorities of ${field}`, shown(tls.authorities), fix));
    }
    const addresses = peers.filter(({ host }) => ipAddress.accepts(host));
    const named = peers.flatMap(({ host, port, weight }): readonly BackendSpec[] => {
      const service = serviceIn(host);
      return service ? [{ service: service.name, namespace: service.namespace, port, weight, tls }] : [];
    });
    return [...named, ...alike(addresses).map((group) => this.made(group, tls))];
  }

  private checkPeer(field: string, { host, backup, maxConnections }: PeerSpec): void {
    const fix = 'leave it out, or use Gateway, whose NGINX can';
    if (backup) this.findings.add(finding(`backup of ${field}`, 'true', fix));
    if (maxConnections !== undefined)
      this.findings.add(finding(`maxConnections of ${field}`, String(maxConnections), fix));
    const isAddress = ipAddress.accepts(host) && ipaddr.process(host).range() !== 'loopback';
    if (isAddress || serviceIn(host)) return;
    this.findings.add({
      code: 'NAUST-GTW-032',
      what: `${field} is nothing that a route of the Gateway API can lead to`,
      got: shown(host),
      allowed: 'a Service, its name that ends in .svc.cluster.local, or IP addresses that are not loopback',
      fix: "give the IP addresses: { host: ['192.0.2.11'], port }",
    });
  }

  private made(group: readonly [PeerSpec, ...PeerSpec[]], tls: UpstreamTlsSpec | undefined): BackendSpec {
    const [{ host, port, weight }] = group;
    const base = `${this.gateway}-${host.replaceAll(/[.:]+/g, '-')}-${port}`;
    const same = this.services.filter(({ name }) => name === base || name.startsWith(`${base}-n`)).length;
    const name = same === 0 ? base : `${base}-n${same + 1}`;
    this.services.push({ name, port, addresses: group.map((peer) => peer.host) });
    return { service: name, namespace: this.namespace, port, weight: weight * group.length, tls };
  }
}

/** Peers of one port and weight, which one Service can stand for. */
function alike(peers: readonly PeerSpec[]): readonly (readonly [PeerSpec, ...PeerSpec[]])[] {
  const groups = new Map<string, [PeerSpec, ...PeerSpec[]]>();
  for (const peer of peers) {
    const key = `${peer.port} ${peer.weight}`;
    const group = groups.get(key);
    if (group) group.push(peer);
    else groups.set(key, [peer]);
  }
  return [...groups.values()];
}
