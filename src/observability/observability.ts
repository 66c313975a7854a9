import { Construct } from 'constructs';
import { Cluster, letScrape, Namespace, takeTelemetry } from '../cluster';
import { addCheck, type Finding, pathOf, uniqueId } from '../kernel';
import { declareData } from '../residency';
import { Workload } from '../workload';
import { Alertmanager } from './alertmanager';
import { Alloy } from './alloy';
import { Grafana } from './grafana';
import { KubeStateMetrics } from './kube-state-metrics';
import { Loki } from './loki';
import { NodeExporter } from './node-exporter';
import { elsewhere, uncalledFindings } from './objective';
import { ports } from './ports';
import { Prometheus, scrapedPorts } from './prometheus';
import type { ObservabilityProps } from './props';
import { roomFindings, type Watched } from './rules';
import { routeFigures } from './route-figures';
import { type ObservabilitySpec, resolveObservability } from './spec';
import { hostOf } from './surroundings';

/**
 * Metrics, logs and a window on both, kept on the cluster's own machines: Prometheus, Loki, Grafana, and what brings
 * them their data. Nothing is sent out of the cluster, and nothing leads in: look at it with
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
  /** `undefined` outside of a cluster. */
  private readonly spec: ObservabilitySpec | undefined;

  constructor(scope: Construct, id: string, props: ObservabilityProps = {}) {
    super(scope, uniqueId(scope, id));
    const cluster = Cluster.find(this);
    if (!cluster) {
      addCheck(this, () => [outsideCluster]);
      return;
    }
    const { spec, findings } = resolveObservability(props, cluster);
    this.spec = spec;
    addCheck(this, () => [
      ...findings,
      ...this.besides(cluster),
      ...uncalled(spec, cluster),
      ...elsewhere(spec.routeObjectives, cluster),
    ]);
    const disclosures = spec.alertmanager.receivers.flatMap(({ disclosure }) => disclosure ?? []);
    declareData(this, () => ({ holdings: spec.holdings, disclosures }));
    const prometheus = this.build(spec, cluster);
    const ports = scrapedPorts.map((port) => ({ port }));
    letScrape(cluster, { peer: prometheus.traffic.peer, ports });
  }

  /** Whether what comes of so many nodes and pods fits where it is kept. @internal */
  roomFindings(watched: Watched): readonly Finding[] {
    return this.spec === undefined ? [] : roomFindings(this.spec, watched);
  }

  private besides(cluster: Cluster): readonly Finding[] {
    const first = cluster.node.findAll().find((other) => other instanceof Observability);
    return first === undefined || first === this ? [] : [secondOf(pathOf(first))];
  }

  private build(spec: ObservabilitySpec, cluster: Cluster): Prometheus {
    const namespace = new Namespace(this, spec.namespace, { holds: 'telemetry' });
    const prometheus = new Prometheus(namespace, spec.prometheus);
    const alertmanager = new Alertmanager(namespace, spec.alertmanager);
    const loki = new Loki(namespace, spec.loki);
    const grafana = new Grafana(namespace, spec.grafana);
    const alloy = new Alloy(namespace, spec.alloy, () => routeFigures(cluster, spec.prometheus.objectives));
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
    prometheus.traffic.connectTo(loki.traffic, { port: ports.loki });
    prometheus.traffic.connectTo(grafana.traffic, { port: ports.grafana });
    prometheus.traffic.connectTo(alloy.traffic, { port: ports.alloy });
    grafana.traffic.connectTo(alertmanager.traffic, { port: ports.alertmanager });
    grafana.traffic.connectTo(prometheus.traffic, { port: ports.prometheus });
    grafana.traffic.connectTo(loki.traffic, { port: ports.loki });
    alloy.traffic.connectTo(loki.traffic, { port: ports.loki });
    takeTelemetry(cluster, 'logs', {
      host: hostOf('loki', spec.namespace),
      port: ports.loki,
      traffic: loki.traffic,
    });
    return prometheus;
  }
}

function uncalled({ objectives }: ObservabilitySpec, cluster: Cluster): readonly Finding[] {
  const workloads = cluster.node.findAll().filter((one): one is Workload => one instanceof Workload);
  return uncalledFindings(objectives, workloads);
}

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
