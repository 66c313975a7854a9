import { Construct } from 'constructs';
import { Cluster, isSent, letScrape, Namespace, takeTelemetry } from '../cluster';
import { Gateway } from '../gateway';
import { addCheck, type Finding, hostname, pathOf, uniqueId } from '../kernel';
import { declareData } from '../residency';
import type { PodTraffic } from '../network';
import { type Callee, Workload } from '../workload';
import { Alertmanager } from './alertmanager';
import { Alloy } from './alloy';
import { observabilityDefaults } from './defaults';
import { Blackbox } from './blackbox';
import { Grafana } from './grafana';
import { Tempo } from './tempo';
import { KubeStateMetrics } from './kube-state-metrics';
import { Loki } from './loki';
import { Certificates, certified } from './mutual-tls';
import { NodeExporter } from './node-exporter';
import { elsewhere, uncalledFindings } from './objective';
import { ports } from './ports';
import { PostgresExporter } from './postgres-exporter';
import { Prometheus, scrapedPorts } from './prometheus';
import type { ObservabilityProps } from './props';
import { roomFindings, type Watched } from './rules';
import { routeFigures } from './route-figures';
import { type ObservabilitySpec, resolveObservability } from './spec';
import { hostOf } from './surroundings';

/**
 * Metrics, logs and a window on both, kept on the cluster's own machines: Prometheus, Loki, Grafana, and what brings
 * them their data. Nothing is sent out of the cluster, but for a request to each of its own public names, and
 * nothing leads in but a gateway that is told to: look at it with
 * `kubectl -n observability port-forward svc/grafana 3000`, as `admin` with the password of the Secret `grafana-admin`.
 *
 * Metrics of your own: give the Service the label `naust/metrics: "true"` and a port named `metrics`, and call the port
 * of the container `metrics` too. Namespaces of naust let Prometheus in to it.
 *
 * What Prometheus may do with kubelets: read their metrics (`nodes/metrics`), where all nodes share one private network.
 * Across sites, and on hosts that exist alone, it reaches them only through the API server, and that takes `nodes/proxy`,
 * by which whoever holds its token could run commands in pods.
 * @see https://kubernetes.io/docs/concepts/security/rbac-good-practices/#access-to-proxy-subresource-of-nodes
 */
export class Observability extends Construct {
  /**
   * Where a gateway leads to Grafana: `routes: { '/': stack.grafana }`, at the name that `grafana.host` says. It asks who
   * somebody is by itself.
   */
  readonly grafana: Callee;
  /**
   * Where traces are sent as OTLP by gRPC, at the port 4317, by whoever its traffic is opened to; `undefined` without
   * `tempo`. By HTTP it is the port 4318 of the same.
   */
  readonly traces: Callee | undefined;
  /** `undefined` outside of a cluster. */
  private readonly spec: ObservabilitySpec | undefined;

  constructor(scope: Construct, id: string, props: ObservabilityProps = {}) {
    super(scope, uniqueId(scope, id));
    const cluster = Cluster.find(this);
    if (!cluster) {
      addCheck(this, () => [outsideCluster]);
      this.grafana = partAt('grafana', ports.grafana, observabilityDefaults.namespace);
      return;
    }
    const { spec, findings } = resolveObservability(props, cluster);
    this.spec = spec;
    addCheck(this, () => [
      ...findings,
      ...this.besides(cluster),
      ...uncalled(spec, cluster),
      ...unanswered(spec, cluster),
      ...elsewhere(spec.routeObjectives, cluster),
    ]);
    const disclosures = spec.alertmanager.receivers.flatMap(({ disclosure }) => disclosure ?? []);
    declareData(this, () => ({ holdings: spec.holdings, disclosures }));
    const { prometheus, grafana, tempo } = this.build(spec, cluster);
    this.grafana = partAt('grafana', ports.grafana, spec.namespace, grafana.traffic);
    this.traces = tempo && partAt('tempo', ports.otlpGrpc, spec.namespace, tempo.traffic);
    const asked = scrapedPorts.map((port) => ({ port }));
    letScrape(cluster, { peer: prometheus.traffic.peer, ports: asked });
  }

  /** Whether what comes of so many nodes and pods fits where it is kept. @internal */
  roomFindings(watched: Watched): readonly Finding[] {
    return this.spec === undefined ? [] : roomFindings(this.spec, watched);
  }

  private besides(cluster: Cluster): readonly Finding[] {
    const first = cluster.node.findAll().find((other) => other instanceof Observability);
    return first === undefined || first === this ? [] : [secondOf(pathOf(first))];
  }

  private build(spec: ObservabilitySpec, cluster: Cluster): Built {
    const probed = (): readonly string[] => probedNames(spec, cluster);
    const namespace = new Namespace(this, spec.namespace, { holds: 'telemetry' });
    if (spec.mutualTls) {
      const hosts = (part: string): string => hostOf(part, spec.namespace);
      const parts = certified.filter((part) => part !== 'tempo' || spec.tempo !== undefined);
      new Certificates(namespace, 'certificates', { mutualTls: spec.mutualTls, parts, hostOf: hosts });
    }
    const prometheus = new Prometheus(namespace, spec.prometheus, probed);
    const alertmanager = new Alertmanager(namespace, spec.alertmanager);
    const loki = new Loki(namespace, spec.loki);
    const grafana = new Grafana(namespace, spec.grafana);
    const alloy = new Alloy(namespace, spec.alloy, () => routeFigures(cluster, spec.prometheus.objectives));
    const tempo = spec.tempo && new Tempo(namespace, spec.tempo);
    const blackbox = new Blackbox(namespace, spec.blackbox, probed);
    const databases = spec.databases.map((database) => new PostgresExporter(namespace, database));
    const kubeStateMetrics = new KubeStateMetrics(namespace, spec.kubeStateMetrics);
    // Its pods read the host, which every level but this forbids: so they are alone in their namespace.
    const nodeExporter = new NodeExporter(
      new Namespace(this, 'node-exporter', { podSecurity: 'privileged' }),
    );

    prometheus.traffic.connectTo(
      nodeExporter.traffic,
      { port: ports.nodeExporter },
      { port: ports.nodeNetwork },
    );
    prometheus.traffic.connectTo(alertmanager.traffic, { port: ports.alertmanager });
    prometheus.traffic.connectTo(kubeStateMetrics.traffic, { port: ports.kubeStateMetrics });
    databases.forEach(({ traffic }) =>
      prometheus.traffic.connectTo(traffic, { port: ports.postgresExporter }),
    );
    prometheus.traffic.connectTo(blackbox.traffic, { port: ports.blackbox });
    prometheus.traffic.connectTo(loki.traffic, { port: ports.loki });
    prometheus.traffic.connectTo(grafana.traffic, { port: ports.grafana });
    prometheus.traffic.connectTo(alloy.traffic, { port: ports.alloy });
    if (tempo) {
      prometheus.traffic.connectTo(tempo.traffic, { port: ports.tempo });
      grafana.traffic.connectTo(tempo.traffic, { port: ports.tempo });
    }
    grafana.traffic.connectTo(alertmanager.traffic, { port: ports.alertmanager });
    grafana.traffic.connectTo(prometheus.traffic, { port: ports.prometheus });
    grafana.traffic.connectTo(loki.traffic, { port: ports.loki });
    alloy.traffic.connectTo(loki.traffic, { port: ports.loki });
    takeTelemetry(cluster, 'logs', {
      host: hostOf('loki', spec.namespace),
      port: ports.loki,
      traffic: loki.traffic,
    });
    if (tempo) {
      const host = hostOf('tempo', spec.namespace);
      takeTelemetry(cluster, 'traces', { host, port: ports.otlpHttp, traffic: tempo.traffic });
    }
    return { prometheus, grafana, tempo };
  }
}

/** What others are connected to. */
interface Built {
  readonly prometheus: Prometheus;
  readonly grafana: Grafana;
  readonly tempo: Tempo | undefined;
}

function partAt(part: string, port: number, namespace: string, traffic?: PodTraffic): Callee {
  return { address: { host: `${hostOf(part, namespace)}.cluster.local`, port }, podPort: port, traffic };
}

/** The public names of the cluster, each once; one that stands for many has no address to ask. */
function probedNames({ blackbox }: ObservabilitySpec, cluster: Cluster): readonly string[] {
  const gateways = cluster.node.findAll().filter((one): one is Gateway => one instanceof Gateway);
  const names = [...gateways.flatMap((gateway) => gateway.hosts), ...blackbox.hosts];
  return [...new Set(names)].filter((name) => hostname.accepts(name)).sort();
}

function uncalled({ objectives }: ObservabilitySpec, cluster: Cluster): readonly Finding[] {
  const workloads = cluster.node.findAll().filter((one): one is Workload => one instanceof Workload);
  return uncalledFindings(objectives, workloads);
}

/** What goes to the store past Alloy has no certificate to show there. */
function unanswered({ mutualTls }: ObservabilitySpec, cluster: Cluster): readonly Finding[] {
  return mutualTls && isSent(cluster, 'logs') ? [shippedPastAlloy] : [];
}

const shippedPastAlloy: Finding = {
  code: 'NAUST-OBS-027',
  what: 'asks for certificates, and a sidecar that ships log files to Loki itself has none',
  got: 'mutualTls, and logs that are shipped by a sidecar',
  allowed: 'log files that a sidecar follows to stdout, which Alloy reads, or no mutualTls',
  fix: "write logs: '/var/log/orders' alone at the workload, or take mutualTls away",
};

const outsideCluster: Finding = {
  code: 'NAUST-OBS-001',
  what: 'is in no cluster, so nothing says where its data would rest',
  got: 'a scope outside a Cluster',
  allowed: 'a Cluster, or anything in one',
  fix: "write new Observability(cluster, 'observability', ...)",
};

function secondOf(first: string): Finding {
  return {
    code: 'NAUST-OBS-007',
    what: 'is the second stack of its cluster, and would measure every node twice under one name',
    got: `another at ${first}`,
    allowed: 'one in a cluster',
    fix: 'take one of them away',
  };
}
