import {
  collectorContainer,
  collectorFile,
  collectorPorts,
  renderCollectorConfig,
  resolveDropped,
  resolveSampling,
  Sampling,
  tracedEnvironment,
} from '../../../collector';
import {
  configYaml,
  conform,
  having,
  listOf,
  optional,
  type Shape,
  text,
  withDefaults,
} from '../../../kernel';
import { sidecarShare } from '../share';
import type { Sidecar, SidecarAddition, SidecarHost } from '../sidecar';
import { openTelemetryCollectorDefaults } from './defaults';
import { resolveTraceDestination, traceDestinationKind } from './destination';
import type { OpenTelemetryCollectorProps } from './props';

const FOLDER = '/etc/otel';

const shape: Shape<OpenTelemetryCollectorProps> = {
  to: optional(traceDestinationKind),
  sampling: optional(having('a Sampling', 'chosen', Sampling.all())),
  drop: optional(listOf(text('shop.customer'))),
};

/**
 * A collector of OpenTelemetry beside the application, which alone can reach it: it takes spans on the pod's loopback,
 * drops what tells of a person, keeps those that are sampled, and sends them on. One for the cluster is a `Tracing`.
 * @see https://opentelemetry.io/docs/collector/
 */
export class OpenTelemetryCollector implements Sidecar {
  readonly name: string = 'otel';

  constructor(private readonly given: OpenTelemetryCollectorProps = {}) {}

  /** @see Sidecar.pod */
  pod(host: SidecarHost): SidecarAddition {
    const { findings } = host;
    const props = conform(findings, this.given, shape);
    const { to: destination, sampling, drop } = withDefaults(props, openTelemetryCollectorDefaults);
    const to = destination && resolveTraceDestination(findings, destination);
    const spec = {
      address: '127.0.0.1' as const,
      sampling: resolveSampling(findings, sampling ?? Sampling.all()),
      drop: resolveDropped(findings, drop),
      // Where no cluster has one, a problem says so, and nothing is written.
      target: () => to?.target ?? { tls: false, host: 'tempo', port: 4318, ...host.telemetry('traces') },
    };
    return {
      container: { ...collectorContainer(FOLDER), resources: sidecarShare },
      files: () => ({ [collectorFile]: configYaml(renderCollectorConfig(spec)) }),
      folder: FOLDER,
      environment: tracedEnvironment(host.name, host.namespace, `http://127.0.0.1:${collectorPorts.http}`),
      reaches: to && [to.at],
      sends: to === undefined ? 'traces' : undefined,
      disclosures: to?.disclosure && [to.disclosure],
    };
  }
}
