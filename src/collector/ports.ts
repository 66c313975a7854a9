/** Its makers' own. @see https://opentelemetry.io/docs/specs/otlp/#otlphttp-default-port */
export const collectorPorts = { grpc: 4317, http: 4318, health: 13133 } as const;
