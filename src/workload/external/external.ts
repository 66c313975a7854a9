import { Construct } from 'constructs';
import { addCheck, Findings, uniqueId } from '../../kernel';
import type { ExternalCidrsProps, ExternalProps } from './props';
import { type ExternalSpec, resolveExternal } from './spec';

/** Something outside the cluster that workloads call over HTTPS. Only those that declare the call are let out to it. */
export class External extends Construct {
  /** A host at its port 443, or another. Without `cidrs` there is no way yet to let traffic out to it. `NAUST-WRK-010` */
  static https(scope: Construct, name: string, props: ExternalProps): External {
    return new External(scope, name, props);
  }

  /** A host at the networks that its owner publishes. */
  static cidrs(scope: Construct, name: string, props: ExternalCidrsProps): External {
    return new External(scope, name, props);
  }

  readonly address: { readonly host: string; readonly port: number };
  readonly cidrs: readonly string[];

  private constructor(scope: Construct, name: string, props: ExternalProps) {
    super(scope, uniqueId(scope, name));
    const findings = new Findings();
    const spec: ExternalSpec = resolveExternal(findings, props);
    this.address = { host: spec.host, port: spec.port };
    this.cidrs = spec.cidrs;
    addCheck(this, () => findings.all);
  }
}
