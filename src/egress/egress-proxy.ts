import { Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { Cluster, Namespace } from '../cluster';
import {
  addCheck,
  configYaml,
  conform,
  type Finding,
  Findings,
  Manifest,
  pathOf,
  shown,
  uniqueId,
} from '../kernel';
import { letOutByName, PodTraffic, wayByName } from '../network';
import { worldOnPorts } from '../network-policy';
import { Platform } from '../platform';
import { ConfigFiles, type Placement } from '../pod';
import { envoyConfigFile } from '../resilience';
import { renderDisruptionBudget } from '../workload';
import { callersIn, type Hosts, hostsCalledIn, proxied } from './hosts';
import type { EgressProxyProps } from './props';
import { renderEnvoy } from './render-envoy';
import { renderDeployment, renderService, selectorOf } from './render-objects';
import { egressProxyShape } from './shape';
import { type EgressProxySpec, resolveEgressProxy } from './spec';

/**
 * The way out of a cluster to hosts of which the name alone is known. Every `External` without `cidrs` that something in
 * the cluster calls is reached through it, and nothing else is: a caller's pods find an address of the proxy under the
 * host's name, and the proxy passes on what asks for that host by TLS. Callers need no setting, and their TLS ends at the
 * host. One a cluster: `NAUST-WRK-032`
 */
export class EgressProxy extends Construct {
  private readonly spec: EgressProxySpec;
  private readonly cluster: Cluster | undefined;
  private known: Hosts | undefined;

  constructor(scope: Construct, id: string, given: EgressProxyProps = {}) {
    super(scope, uniqueId(scope, id));
    const findings = new Findings();
    const props = conform(findings, given, egressProxyShape);
    const cluster = Cluster.find(this);
    this.cluster = cluster;
    this.spec = resolveEgressProxy(findings, this.node.id, props, cluster?.serviceRange);
    const misplaced = this.misplaced();
    addCheck(this, () => [...misplaced, ...findings.all, ...this.withoutRoom()]);
    if (cluster === undefined || misplaced.length > 0) return;
    const { name } = this.spec;
    const traffic = new PodTraffic(this, 'traffic', {
      name,
      labels: selectorOf(name),
      letIn: () => callersIn(cluster, this.hosts),
      letOut: () => worldOnPorts(this.ports, cluster.privateNetworks),
    });
    const { peer } = traffic;
    letOutByName(cluster, { kind: 'proxy', peer, at: (host, port) => proxied(this.hosts, host, port) });
    Platform.find(this)?.beforeSynth(() => {
      this.known = hostsCalledIn(cluster, this.spec.addresses);
      if (findings.all.length === 0) this.place();
    });
  }

  private get hosts(): Hosts {
    return this.known ?? hostsCalledIn(this.cluster!, this.spec.addresses);
  }

  private get ports(): readonly number[] {
    return [...new Set(this.hosts.all.flatMap(({ ports }) => ports.map(({ port }) => port)))].sort(
      (a, b) => a - b,
    );
  }

  private get placement(): Placement | undefined {
    const pin = Namespace.find(this)?.pin;
    return pin ? { pool: this.spec.placement?.pool, regions: pin.regions } : this.spec.placement;
  }

  private place(): void {
    const { spec } = this;
    const { name } = spec;
    const { all } = this.hosts;
    const config = new ConfigFiles(this, 'config', {
      name,
      files: () => ({ [envoyConfigFile]: configYaml(renderEnvoy(name, all)) }),
    });
    this.object('deployment', 'apps/v1', 'Deployment', {
      spec: Lazy.any({ produce: () => renderDeployment(spec, config.annotations, this.placement) }),
    });
    this.object('disruption-budget', 'policy/v1', 'PodDisruptionBudget', {
      spec: renderDisruptionBudget(selectorOf(name)),
    });
    for (const host of all) {
      new Manifest(this, `host-${host.slot}`, {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: `${name}-${host.slot}`, annotations: { 'naust/host': host.host } },
        spec: renderService(name, host),
      });
    }
  }

  private object(id: string, apiVersion: string, kind: string, fields: Record<string, unknown>): void {
    const { name } = this.spec;
    new Manifest(this, id, { apiVersion, kind, metadata: { name, labels: selectorOf(name) }, ...fields });
  }

  private misplaced(): readonly Finding[] {
    const way = this.cluster && wayByName(this.cluster);
    if (this.cluster !== undefined && way === undefined) return [];
    return [
      {
        code: 'NAUST-WRK-032',
        what: 'is a way out by names where there is one already, or none can be',
        got:
          this.cluster === undefined
            ? `${shown(pathOf(this))} outside of a cluster`
            : way?.kind === 'cilium'
              ? 'a cluster that Cilium connects'
              : 'a second egress proxy in a cluster',
        allowed: 'one egress proxy in a cluster whose CNI knows no names',
        fix:
          this.cluster === undefined
            ? 'give it a namespace of the cluster as its scope'
            : 'take this one away: what is called by name finds the other by itself',
      },
    ];
  }

  private withoutRoom(): readonly Finding[] {
    const { addresses } = this.spec;
    if (this.cluster === undefined || addresses.length === 0) return [];
    const { all, without } = this.hosts;
    if (without.length === 0) return [];
    return [
      {
        code: 'NAUST-WRK-030',
        what: 'has more hosts to stand for than addresses or ports',
        got: `${all.length + without.length} hosts, among them ${shown(without[0]!)}`,
        allowed: `${addresses.length} hosts, each with at most 19 ports`,
        fix: 'give it a larger part of the range of Services: addresses, up to a /24',
      },
    ];
  }
}
