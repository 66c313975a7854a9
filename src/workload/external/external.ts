import { Construct } from 'constructs';
import { Cluster, Namespace } from '../../cluster';
import { addCheck, type Finding, Findings, Manifest, shown, uniqueId } from '../../kernel';
import type { Peer } from '../../network';
import type { ExternalCidrsProps, ExternalPodsProps, ExternalProps } from './props';
import { declareData, type Disclosure } from '../../residency';
import { externalData } from './data';
import { unreachableByName } from './by-name-rule';
import { type ExternalSpec, resolveExternal, resolveExternalPods } from './spec';

/** Something that workloads call and this stack does not make. Only those that declare the call are let out to it. */
export class External extends Construct {
  /**
   * A host at its port 443, or another. Without `cidrs` it is known by its name alone, and reached where Cilium connects
   * the pods or by way of an `EgressProxy`. `NAUST-WRK-010`
   */
  static https(scope: Construct, name: string, props: ExternalProps): External {
    return new External(scope, name, (findings) => resolveExternal(findings, props));
  }

  /** A host at the networks that its owner publishes. */
  static cidrs(scope: Construct, name: string, props: ExternalCidrsProps): External {
    return new External(scope, name, (findings) => resolveExternal(findings, props));
  }

  /**
   * Pods in the same cluster that something else looks after, in a namespace that this stack does not close: only the
   * caller's end is opened here. They are found by the external's own name too, through a Service in the caller's
   * namespace; what is not told to callers is a URL, since the protocol is not known. `NAUST-WRK-023`, `NAUST-WRK-024`
   */
  static pods(scope: Construct, name: string, props: ExternalPodsProps): External {
    const external = new External(scope, name, (findings) => resolveExternalPods(findings, props));
    external.nameHere();
    return external;
  }

  readonly address: { readonly host: string; readonly port: number };
  readonly peer: Peer;
  /** What callers are told; `undefined` where its protocol is not known. */
  readonly url: string | undefined;
  /** What personal data it is given: none, some, or nobody said. @internal */
  readonly personalData: false | Disclosure | undefined;

  private constructor(scope: Construct, name: string, resolve: (findings: Findings) => ExternalSpec) {
    super(scope, uniqueId(scope, name));
    const findings = new Findings();
    const spec = resolve(findings);
    this.address = { host: spec.host, port: spec.port };
    this.peer = spec.peer;
    this.url = spec.url;
    this.personalData = spec.personalData;
    declareData(this, () => externalData(this.node.id, spec));
    addCheck(this, () => [...findings.all, ...this.closedNamespace(), ...unreachableByName(this, this)]);
  }

  private nameHere(): void {
    new Manifest(this, 'name', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: this.node.id },
      spec: { type: 'ExternalName', externalName: this.address.host },
    });
  }

  private closedNamespace(): readonly Finding[] {
    const { peer } = this;
    if (peer.kind !== 'pods') return [];
    const inCluster = Cluster.find(this)?.node.findAll() ?? [];
    const closed = inCluster.some((other) => Namespace.find(other as Construct)?.name === peer.namespace);
    if (!closed) return [];
    return [
      {
        code: 'NAUST-WRK-024',
        what: 'has pods in a namespace that this stack closes, and they would be cut off from each other',
        got: shown(peer.namespace),
        allowed: 'a namespace that whoever looks after the pods made',
        fix: 'let their operator run them in a namespace of their own',
      },
    ];
  }
}
