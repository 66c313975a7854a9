import { Duration } from 'cdk8s';
import type { ContainerSpec } from '../pod';
import { collectorPorts } from './ports';
import versions from './versions.json';

/** What a container of it is, but for its name and its share. @param folder where its configuration is */
export function collectorContainer(folder: string): Omit<ContainerSpec, 'name' | 'resources'> {
  const check = { kind: 'http', path: '/', port: collectorPorts.health } as const;
  return {
    image: versions.images.collector,
    args: [`--config=${folder}/${collectorFile}`],
    ports: [
      { name: 'otlp-grpc', port: collectorPorts.grpc },
      { name: 'otlp-http', port: collectorPorts.http },
      { name: 'otel-health', port: collectorPorts.health },
    ],
    startup: { check, period: Duration.seconds(1), failureThreshold: 60 },
    readiness: { check, period: Duration.seconds(10), timeout: Duration.seconds(3) },
    liveness: { check, period: Duration.seconds(30), timeout: Duration.seconds(5), failureThreshold: 4 },
  };
}

export const collectorFile = 'collector.yaml';
