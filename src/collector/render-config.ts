import personal from './personal-attributes.json';
import { collectorPorts } from './ports';
import type { CollectorSpec, OtlpTarget, SamplingSpec } from './spec';

/** The whole of its configuration. @see https://opentelemetry.io/docs/collector/configuration/ */
export function renderCollectorConfig(spec: CollectorSpec): object {
  const { address, sampling } = spec;
  const sampler = renderSampler(sampling);
  return {
    extensions: { health_check: { endpoint: `0.0.0.0:${collectorPorts.health}` } },
    receivers: {
      otlp: {
        protocols: {
          grpc: { endpoint: `${address}:${collectorPorts.grpc}` },
          http: { endpoint: `${address}:${collectorPorts.http}` },
        },
      },
    },
    processors: {
      // What it cannot hold it refuses, instead of being ended with all that it has.
      memory_limiter: { check_interval: '1s', limit_percentage: 80, spike_limit_percentage: 20 },
      'attributes/personal': {
        actions: [
          ...spec.drop.map((key) => ({ key, action: 'delete' })),
          { pattern: personal.pattern, action: 'delete' },
        ],
      },
      ...sampler,
      batch: {},
    },
    exporters: { otlp_http: renderExporter(spec.target()) },
    service: {
      extensions: ['health_check'],
      telemetry: { logs: { level: 'warn' }, metrics: { level: 'none' } },
      pipelines: {
        traces: {
          receivers: ['otlp'],
          processors: ['memory_limiter', 'attributes/personal', ...Object.keys(sampler), 'batch'],
          exporters: ['otlp_http'],
        },
      },
    },
  };
}

function renderExporter({ tls, host, port }: OtlpTarget): object {
  return { endpoint: `${tls ? 'https' : 'http'}://${host}:${port}` };
}

function renderSampler(sampling: SamplingSpec): Readonly<Record<string, object>> {
  if (sampling.kind === 'all') return {};
  const share = { sampling_percentage: percent(sampling.ratio) };
  if (sampling.kind === 'head') return { probabilistic_sampler: share };
  const { slowerThan, wait, ratio } = sampling;
  return {
    tail_sampling: {
      decision_wait: `${wait.toMilliseconds()}ms`,
      // What is waited for lies in memory.
      num_traces: 20_000,
      policies: [
        { name: 'failed', type: 'status_code', status_code: { status_codes: ['ERROR'] } },
        { name: 'slow', type: 'latency', latency: { threshold_ms: slowerThan.toMilliseconds() } },
        ...(ratio > 0 ? [{ name: 'others', type: 'probabilistic', probabilistic: share }] : []),
      ],
    },
  };
}

/** Without the noise of binary fractions: 0.07 is 7. */
function percent(ratio: number): number {
  return Number((ratio * 100).toPrecision(12));
}
