import { Duration } from 'cdk8s';
import { type EnvironmentValue, type PodSpec, renderPodTemplate, type VolumeSpec } from '../../pod';
import { httpCheck } from '../kubernetes';
import { ports } from '../ports';
import { resources } from '../resources';
import { postgresExporterCpu, postgresExporterMemory } from './defaults';
import type { DatabaseSpec } from './spec';

const passwordFolder = '/etc/database';
const authorityFolder = '/etc/database-authority';

export function renderPostgresExporter(spec: DatabaseSpec): object {
  const pod = renderPod(spec);
  return { replicas: 1, selector: { matchLabels: pod.selector }, template: renderPodTemplate(pod) };
}

function renderPod(spec: DatabaseSpec): PodSpec {
  const port = ports.postgresExporter;
  const check = httpCheck('/', port);
  return {
    selector: { 'app.kubernetes.io/name': spec.name },
    placement: spec.placement,
    containers: [
      {
        name: 'postgres-exporter',
        image: spec.image,
        environment: environment(spec),
        ports: [{ name: 'http', port }],
        resources: resources(postgresExporterCpu, postgresExporterMemory),
        readiness: { check, period: Duration.seconds(15), timeout: Duration.seconds(3) },
        liveness: { check, period: Duration.seconds(30), timeout: Duration.seconds(5), failureThreshold: 4 },
        mounts: [
          { volume: 'password', path: passwordFolder, readOnly: true },
          ...(spec.authority ? [{ volume: 'authority', path: authorityFolder, readOnly: true }] : []),
        ],
      },
    ],
    volumes: volumes(spec),
  };
}

/** @see https://github.com/prometheus-community/postgres_exporter#environment-variables */
function environment(spec: DatabaseSpec): Readonly<Record<string, EnvironmentValue>> {
  const mode = spec.authority
    ? `sslmode=verify-full&sslrootcert=${authorityFolder}/ca.crt`
    : 'sslmode=require';
  const all = {
    DATA_SOURCE_URI: `${spec.host}:${spec.port}/${spec.database}?${mode}`,
    DATA_SOURCE_USER: spec.user,
    // A file: a variable would show in every description of the pod.
    DATA_SOURCE_PASS_FILE: `${passwordFolder}/password`,
  };
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, { kind: 'value', value }]));
}

function volumes({ secret, authority }: DatabaseSpec): readonly VolumeSpec[] {
  const password: VolumeSpec = { kind: 'secret', name: 'password', secret, keys: ['password'] };
  if (authority === undefined) return [password];
  return [password, { kind: 'secret', name: 'authority', secret: authority, keys: ['ca.crt'] }];
}
