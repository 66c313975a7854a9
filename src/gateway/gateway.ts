import { createHash } from 'node:crypto';
import { Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { Cluster, Namespace } from '../cluster';
import { addCheck, cidr, conform, type Finding, Findings, Manifest, uniqueId } from '../kernel';
import { namespaceOf, PodTraffic } from '../network';
import type { Pin } from '../pin';
import { declareData } from '../residency';
import { renderAutoscaler } from '../workload';
import { gatewayData } from './data';
import { networksOf, openTo, resolveTarget, unreachable } from './destination';
import { targetsOf } from './targets';
import { resolveGateway, type GatewaySpec } from './gateway-spec';
import { selectorOf } from './labels';
import { write } from '../nginx';
import type { GatewayProps, GatewayTarget } from './props';
import { renderDeployment } from './render-deployment';
import { renderNginx } from './render-nginx';
import { renderDisruptionBudget, renderMetricsService, renderService } from './render-service';
import { nginxFindings } from './rules';
import { openCluster } from './open-cluster';
import { type LoggedRoute, loggedRoutes } from './log/logged-routes';
import { declareNodePorts, nodePortClashes } from './rules/node-port-clashes';
import { podPorts } from './settings';
import { tooLittleMemory } from './rules/too-little-memory';
import { elsewhere, isPinnedTo, unplaced } from './rules/unplaced';
import { gatewayShape } from './shape';
import { renderCertificate } from './tls/render-certificate';

/** The single way in to the services of a cluster: NGINX, which ends TLS, asks who may come in, limits and routes. */
export class Gateway extends Construct {
  readonly name: string;
  /** What its pods may reach and be reached by. */
  readonly traffic: PodTraffic;
  /** Where clients reach it, where that is known: what its names are to lead to in DNS. */
  readonly address: string | undefined;
  private readonly spec: GatewaySpec;
  /** What its pods are held to, by their namespace. */
  private readonly pin: Pin | undefined;

  constructor(scope: Construct, id: string, given: GatewayProps) {
    super(scope, uniqueId(scope, id));
    const findings = new Findings();
    const props = conform(findings, given, gatewayShape);
    this.name = this.node.id;
    this.address = props.entry.kind === 'address' ? props.entry.address : undefined;
    const cluster = Cluster.find(this);
    this.spec = resolveGateway(this.name, props, resolveTarget, cluster?.privateNetworks, findings);
    this.pin = Namespace.find(this)?.pin;
    const targets = targetsOf(props);
    targets.forEach(([field, target]) => {
      unreachable(field, target).forEach((finding) => findings.add(finding));
      findings.checkAll(`networks of ${field}`, networksOf(target), cidr);
    });
    addCheck(this, () => [
      ...findings.all,
      ...nginxFindings(this.spec.nginx),
      ...tooLittleMemory(this.spec),
      ...this.podSecurity(),
      ...nodePortClashes(this),
      ...unplaced(this, props.entry),
      ...elsewhere(this.spec.entry.hostPortsOf, this.pin),
    ]);
    const nodes = this.spec.entry.hostPortsOf?.nodes ?? cluster?.openNodes ?? [];
    const places = nodes.map((node) => node.place).filter((place) => isPinnedTo(place, this.pin));
    declareData(this, () => gatewayData(props, props.entry, { places, onNodes: true }));
    if (cluster) openCluster(cluster, `${namespaceOf(this)}-${this.name}`, this.spec.entry);
    declareNodePorts(this, this.name, this.spec.entry.nodePorts);
    this.traffic = this.allow(targets.map(([, target]) => target));
    this.place();
  }

  /** The names that it serves. @internal */
  get hosts(): readonly string[] {
    return this.spec.nginx.routing.servers.flatMap(({ hosts }) => hosts);
  }

  /** What its access log tells apart. @internal */
  get loggedRoutes(): readonly LoggedRoute[] {
    return loggedRoutes(this.spec.nginx.routing);
  }

  private allow(targets: readonly GatewayTarget[]): PodTraffic {
    const traffic = new PodTraffic(this, 'traffic', { name: this.name, labels: selectorOf(this.name) });
    traffic.allowFrom(this.spec.entry.from, { port: podPorts.http }, { port: podPorts.https });
    new Set(targets).forEach((target) => openTo(target, traffic));
    return traffic;
  }

  private place(): void {
    const { spec } = this;
    const config = (): string => write(renderNginx(spec.nginx));
    this.object('config', 'v1', 'ConfigMap', {
      data: Lazy.any({ produce: () => ({ 'nginx.conf': config() }) }),
    });
    this.object('deployment', 'apps/v1', 'Deployment', {
      spec: Lazy.any({ produce: () => renderDeployment(spec, digestOf(config()), this.pin) }),
    });
    this.object('service', 'v1', 'Service', { spec: renderService(spec) });
    new Manifest(this, 'metrics', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        name: `${this.name}-metrics`,
        labels: { ...selectorOf(this.name), 'naust/metrics': 'true' },
      },
      spec: renderMetricsService(spec),
    });
    this.object('disruption-budget', 'policy/v1', 'PodDisruptionBudget', {
      spec: renderDisruptionBudget(spec),
    });
    if (spec.autoscale) {
      this.object('autoscaler', 'autoscaling/v2', 'HorizontalPodAutoscaler', {
        spec: renderAutoscaler(spec.name, spec.replicas, spec.autoscale),
      });
    }
    spec.certificates.forEach((certificate, index) => {
      const fields = { spec: renderCertificate(certificate) };
      const [id, name] =
        index === 0 ? ['certificate', this.name] : [`certificate-${index + 1}`, certificate.secret];
      this.object(id, 'cert-manager.io/v1', 'Certificate', fields, name);
    });
  }

  private object(
    id: string,
    apiVersion: string,
    kind: string,
    fields: Record<string, unknown>,
    name = this.name,
  ): void {
    const metadata = { name, labels: selectorOf(this.name) };
    new Manifest(this, id, { apiVersion, kind, metadata, ...fields });
  }

  /** @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline */
  private podSecurity(): readonly Finding[] {
    const namespace = Namespace.find(this);
    if (!this.spec.entry.hostPortsOf || !namespace || namespace.podSecurity === 'privileged') return [];
    return [
      {
        code: 'NAUST-GTW-009',
        what: 'takes ports of its nodes, which Pod Security forbids in this namespace',
        got: `podSecurity '${namespace.podSecurity}' of namespace "${namespace.name}"`,
        allowed:
          "podSecurity 'privileged': the levels 'baseline' and 'restricted' know no list of allowed host ports",
        fix: "give the gateway a namespace of its own: cluster.namespace('edge', { podSecurity: 'privileged' })",
      },
    ];
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
