import { Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { Cluster, Namespace, sendTelemetry, takeTelemetry, telemetryTarget } from '../cluster';
import { collectorFile, collectorPorts, renderCollectorConfig } from '../collector';
import { addCheck, configYaml, type Finding, Findings, Manifest, pathOf, uniqueId } from '../kernel';
import { PodTraffic } from '../network';
import { ConfigFiles } from '../pod';
import { declareData, distinctPlaces } from '../residency';
import type { TracingProps } from './props';
import { renderTracing } from './render-deployment';
import { resolveTracing, type TracingSpec } from './spec';

const NAME = 'collector';

/**
 * A collector of OpenTelemetry for a cluster. Every workload of the cluster is told where it is, by the variables that
 * SDKs of OpenTelemetry read, and has a way to it. It drops what tells of a person, keeps the traces that are sampled, and
 * sends them to the store of traces that the cluster has, or to another. `NAUST-CLU-030`, `NAUST-CLU-031`
 * @see https://opentelemetry.io/docs/collector/
 */
export class Tracing extends Construct {
  constructor(scope: Construct, id: string, props: TracingProps = {}) {
    super(scope, uniqueId(scope, id));
    const cluster = Cluster.find(this);
    if (cluster === undefined) {
      addCheck(this, () => [outsideCluster]);
      return;
    }
    const findings = new Findings();
    const spec = resolveTracing(findings, props, {
      residency: cluster.residency,
      regions: [
        ...new Set(cluster.openNodes.map(({ labels }) => labels['topology.kubernetes.io/region'] ?? '')),
      ],
      store: () => telemetryTarget(cluster, 'traces'),
    });
    addCheck(this, () => [...findings.all, ...this.besides(cluster), ...nowhere(spec, cluster)]);
    declareData(this, () => ({
      disclosures: spec.to?.disclosure && [spec.to.disclosure],
      holdings: distinctPlaces(
        cluster.openNodes
          .filter(({ labels }) =>
            spec.placement.regions?.includes(labels['topology.kubernetes.io/region'] ?? ''),
          )
          .map(({ place }) => place),
      ).map((place) => ({
        what: 'the collector of traces',
        store: 'pod',
        data: 'telemetry',
        contents: 'spans of calls, without what tells of a person',
        place,
        purpose: 'finding out what goes wrong',
        retention: 'they are sent on: in memory until then',
      })),
    }));
    this.build(spec, cluster);
  }

  private build(spec: TracingSpec, cluster: Cluster): void {
    const namespace = new Namespace(this, spec.namespace, { holds: 'telemetry' });
    const labels = { 'app.kubernetes.io/name': NAME };
    const traffic = new PodTraffic(namespace, 'traffic', { name: NAME, labels });
    const config = new ConfigFiles(namespace, 'config', {
      name: NAME,
      files: () => ({ [collectorFile]: configYaml(renderCollectorConfig(spec.collector)) }),
    });
    new Manifest(namespace, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: NAME, labels },
      spec: {
        type: 'ClusterIP',
        selector: labels,
        ports: [
          { name: 'otlp-http', port: collectorPorts.http, targetPort: collectorPorts.http, protocol: 'TCP' },
        ],
      },
    });
    new Manifest(namespace, 'deployment', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: NAME, labels },
      spec: Lazy.any({
        produce: () =>
          renderTracing(spec, NAME, { annotations: config.annotations, hostAliases: traffic.hostAliases }),
      }),
    });
    const host = `${NAME}.${spec.namespace}.svc.cluster.local`;
    takeTelemetry(cluster, 'spans', { host, port: collectorPorts.http, traffic });
    const { to } = spec;
    if (to === undefined) sendTelemetry(cluster, 'traces', traffic);
    else traffic.allowTo(to.at.peer, { port: to.at.address.port });
  }

  private besides(cluster: Cluster): readonly Finding[] {
    const first = cluster.node.findAll().find((other) => other instanceof Tracing);
    return first === undefined || first === this ? [] : [second(pathOf(first))];
  }
}

const outsideCluster: Finding = {
  code: 'NAUST-CLU-030',
  what: 'is in no cluster, so nobody would send it anything',
  got: 'a scope outside a Cluster',
  allowed: 'a Cluster, or anything in one',
  fix: "write new Tracing(cluster, 'tracing', ...)",
};

function second(first: string): Finding {
  return {
    code: 'NAUST-CLU-031',
    what: 'is the second of its cluster, and services can send their spans to one alone',
    got: `another at ${first}`,
    allowed: 'one in a cluster',
    fix: 'take one of them away',
  };
}

function nowhere({ to }: TracingSpec, cluster: Cluster): readonly Finding[] {
  if (to !== undefined || telemetryTarget(cluster, 'traces') !== undefined) return [];
  return [
    {
      code: 'NAUST-POD-013',
      what: 'sends traces to what keeps them in its cluster, and nothing there does',
      got: `cluster "${cluster.name}" without a store of traces`,
      allowed: "a store of traces in the cluster, or a destination 'to'",
      fix: 'name a destination: to: { at: External.pods(...) }, or External.cidrs(...) with its recipient',
    },
  ];
}
