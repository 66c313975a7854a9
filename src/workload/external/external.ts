import { Construct } from 'constructs';
import { addCheck, Findings, uniqueId } from '../../kernel';
import type { Peer } from '../../network';
import type { ExternalCidrsProps, ExternalPodsProps, ExternalProps } from './props';
import { type ExternalSpec, resolveExternal, resolveExternalPods } from './spec';

/** Something that workloads call and this stack does not make. Only those that declare the call are let out to it. */
export class External extends Construct {
  /** A host at its port 443, or another. Without `cidrs` there is no way yet to let traffic out to it. `NAUST-WRK-010` */
  static https(scope: Construct, name: string, props: ExternalProps): External {
    return new External(scope, name, (findings) => resolveExternal(findings, props));
  }

  /** A host at the networks that its owner publishes. */
  static cidrs(scope: Construct, name: string, props: ExternalCidrsProps): External {
    return new External(scope, name, (findings) => resolveExternal(findings, props));
  }

  /**
   * Pods in the same cluster that something else looks after. Their own policies must let the caller in; its
   * address is not told to the caller's container, since its protocol is not known.
   */
  static pods(scope: Construct, name: string, props: ExternalPodsProps): External {
    return new External(scope, name, (findings) => resolveExternalPods(findings, props));
  }

  readonly address: { readonly host: string; readonly port: number };
  readonly peer: Peer;
  /** What callers are told; `undefined` where its protocol is not known. */
  readonly url: string | undefined;

  private constructor(scope: Construct, name: string, resolve: (findings: Findings) => ExternalSpec) {
    super(scope, uniqueId(scope, name));
    const findings = new Findings();
    const spec = resolve(findings);
    this.address = { host: spec.host, port: spec.port };
    this.peer = spec.peer;
    this.url = spec.url;
    addCheck(this, () => findings.all);
  }
}
