import type { EnvironmentValue } from '../pod';

/**
 * What an application is told, for every SDK of OpenTelemetry. Baggage is not passed on: it may hold anything.
 * @see https://opentelemetry.io/docs/languages/sdk-configuration/
 */
export function tracedEnvironment(
  name: string,
  namespace: string,
  endpoint: string,
): Readonly<Record<string, EnvironmentValue>> {
  return Object.fromEntries(
    Object.entries({
      OTEL_SERVICE_NAME: name,
      OTEL_RESOURCE_ATTRIBUTES: `service.namespace=${namespace}`,
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
      OTEL_PROPAGATORS: 'tracecontext',
      OTEL_TRACES_EXPORTER: 'otlp',
      OTEL_METRICS_EXPORTER: 'none',
      OTEL_LOGS_EXPORTER: 'none',
    }).map(([key, value]) => [key, { kind: 'value', value }]),
  );
}
