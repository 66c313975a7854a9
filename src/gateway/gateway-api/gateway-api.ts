import { type Chart, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { Cluster, Namespace } from '../../cluster';
import { addCheck, cidr, conform, Findings, Manifest, uniqueId } from '../../kernel';
import {
  namespaceOf,
  type NamespacePeer,
  type PodPeer,
  PodTraffic,
  renderIngressPolicy,
  type Traffic,
} from '../../network';
import { declareData } from '../../residency';
import { gatewayData } from '../data';
import { chartOf, networksOf, openFrom, openTo, resolveService } from '../destination';
import type { KubernetesService } from '../kubernetes-service';
import { selectorOf } from '../labels';
import { openCluster } from '../open-cluster';
import type { GatewayTarget } from '../props';
import { declareNodePorts, nodePortClashes } from '../rules/node-port-clashes';
import { isPinnedTo, unplaced } from '../rules/unplaced';
import { targetsOf } from '../targets';
import { renderCertificate } from '../tls/render-certificate';
import type { GatewayApiProps, GatewayImplementation } from './props';
import { renderGateway } from './render-gateway';
import { renderRoutes } from './render-routes';
import {
  elsewhere,
  renderAddressService,
  renderEndpointSlices,
  renderGrant,
  renderTlsPolicy,
  withTls,
} from './render-services';
import { gatewayApiFindings } from './rules';
import { gatewayApiShape } from './shape';
import { type GatewayApiSpec, resolveGatewayApi } from './spec';

const GROUP = 'gateway.networking.k8s.io';

/** Of references in one ReferenceGrant. */
const MOST_REFERENCES = 16;

/**
 * The single way in to the services of a cluster that runs an implementation of the Gateway API: its `Gateway` and
 * routes, of the standard channel of version 1.4.
 * @see https://gateway-api.sigs.k8s.io/
 */
export class GatewayApi extends Construct {
  readonly name: string;
  /**
   * What the implementation's pods may reach, and be reached by: every service of a route. `undefined` where their
   * namespace is none of the cluster's own, which closes nothing that is not declared.
   */
  readonly traffic: PodTraffic | undefined;
  private readonly spec: GatewayApiSpec;

  constructor(scope: Construct, id: string, given: GatewayApiProps) {
    super(scope, uniqueId(scope, id));
    const findings = new Findings();
    const props = conform(findings, given, gatewayApiShape);
    const { entry, implementation } = props;
    this.name = this.node.id;
    const cluster = Cluster.find(this);
    const own = { name: this.name, namespace: namespaceOf(this) };
    this.spec = resolveGatewayApi(own, props, resolveService, cluster?.privateNetworks, findings);
    const targets = targetsOf(props);
    for (const [field, target] of targets)
      findings.checkAll(`networks of ${field}`, networksOf(target), cidr);
    addCheck(this, () => [
      ...findings.all,
      ...gatewayApiFindings(this.spec),
      ...nodePortClashes(this),
      ...(entry ? unplaced(this, entry) : []),
    ]);
    const home = cluster && Namespace.allIn(cluster).find(({ name }) => name === implementation.namespace);
    const places = (this.spec.entry?.hostPortsOf?.nodes ?? cluster?.openNodes ?? [])
      .map((node) => node.place)
      .filter((place) => isPinnedTo(place, home?.pin));
    declareData(this, () =>
      gatewayData(props, entry, { places, onNodes: true, logsItself: implementation.gatewayClass }),
    );
    if (cluster && this.spec.entry) openCluster(cluster, `${own.namespace}-${own.name}`, this.spec.entry);
    declareNodePorts(this, this.name, this.spec.entry?.nodePorts);
    const all = new Set(targets.map(([, target]) => target));
    this.traffic = home && this.allow(home, implementation, all);
    this.place(all, peerOf(implementation));
  }

  private allow(
    home: Namespace,
    { pods = {} }: GatewayImplementation,
    targets: ReadonlySet<GatewayTarget>,
  ): PodTraffic {
    const traffic = new PodTraffic(home, this.away, { name: this.away, labels: pods });
    targets.forEach((target) => openTo(target, traffic));
    return traffic;
  }

  private place(targets: ReadonlySet<GatewayTarget>, peer: NamespacePeer | PodPeer): void {
    const { spec, name } = this;
    this.object('gateway', `${GROUP}/v1`, 'Gateway', name, { spec: renderGateway(spec) });
    for (const { kind, name: route, spec: fields } of renderRoutes(spec))
      this.object(`route-${route}`, `${GROUP}/v1`, kind, route, { spec: fields });
    for (const service of spec.services) {
      this.object(`service-${service.name}`, 'v1', 'Service', service.name, {
        spec: renderAddressService(service),
      });
      for (const { metadata, ...fields } of renderEndpointSlices(service))
        new Manifest(this, metadata.name, {
          apiVersion: 'discovery.k8s.io/v1',
          kind: 'EndpointSlice',
          metadata: { ...metadata, labels: { ...selectorOf(name), ...metadata.labels } },
          ...fields,
        });
    }
    spec.certificates.forEach((certificate, index) => {
      const object = index === 0 ? name : certificate.secret;
      this.object(`certificate-${index + 1}`, 'cert-manager.io/v1', 'Certificate', object, {
        spec: renderCertificate(certificate),
      });
    });
    this.placeTlsPolicies();
    this.placeGrants(targets);
    for (const target of targets) openFrom(peer, target, (...guarded) => this.guard(...guarded));
  }

  private placeTlsPolicies(): void {
    for (const { service, namespace, tls } of withTls(this.spec.backends)) {
      const name = namespace === this.spec.namespace ? `${this.name}-${service}` : `${this.away}-${service}`;
      this.object(
        `tls-${namespace}-${service}`,
        `${GROUP}/v1`,
        'BackendTLSPolicy',
        name,
        { spec: renderTlsPolicy(service, tls) },
        namespace,
      );
    }
  }

  /** Whoever owns a namespace says who leads to its Services: what says so lies beside them. */
  private placeGrants(targets: ReadonlySet<GatewayTarget>): void {
    const { backends, namespace: own, servers } = this.spec;
    const charts = new Map([...targets].flatMap((target) => chartNamed(chartOf(target))));
    const kinds = [...new Set(servers.map(({ kind }) => kind))].sort();
    for (const [namespace, services] of elsewhere(backends, own)) {
      for (let at = 0; at < services.length; at += MOST_REFERENCES) {
        const name = at === 0 ? this.away : `${this.away}-part-${at / MOST_REFERENCES + 1}`;
        const scope = charts.get(namespace);
        new Manifest(scope ?? this, scope ? `grant-${name}` : `grant-${namespace}-${name}`, {
          apiVersion: `${GROUP}/v1beta1`,
          kind: 'ReferenceGrant',
          metadata: { name, namespace, labels: selectorOf(this.name) },
          spec: renderGrant(own, kinds, services.slice(at, at + MOST_REFERENCES)),
        });
      }
    }
  }

  /** Its name where others of other namespaces are too. */
  private get away(): string {
    return `${this.spec.namespace}-${this.name}`;
  }

  private guard(service: KubernetesService, pods: PodPeer, traffic: Traffic): void {
    const name = `${this.away}-to-${service.name}`;
    new Manifest(service, name, {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name, labels: selectorOf(this.name) },
      spec: Lazy.any({ produce: () => renderIngressPolicy({ ...pods, ingress: [traffic] }) }),
    });
  }

  private object(
    id: string,
    apiVersion: string,
    kind: string,
    name: string,
    fields: Record<string, unknown>,
    namespace?: string,
  ): void {
    const metadata = { name, namespace, labels: selectorOf(this.name) };
    new Manifest(this, id, { apiVersion, kind, metadata, ...fields });
  }
}

function peerOf({ namespace, pods }: GatewayImplementation): NamespacePeer | PodPeer {
  return pods ? { kind: 'pods', namespace, labels: pods } : { kind: 'namespace', namespace };
}

function chartNamed(chart: Chart | undefined): readonly (readonly [string, Chart])[] {
  return chart?.namespace === undefined ? [] : [[chart.namespace, chart]];
}
