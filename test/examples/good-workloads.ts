import { App, Chart, Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import {
  type Cluster,
  CronTask,
  type CronTaskProps,
  Daemon,
  type DaemonProps,
  External,
  Microservice,
  type MicroserviceProps,
  Platform,
  SecretRef,
  type Sidecar,
  Worker,
  type WorkerProps,
} from 'naust';
import { adoptedCluster, type Complete, goodPlatform, type Subject, subject } from './good-machines';

export const image = 'registry.example.no/shop/orders:1.4.2';

/** Everything that a sidecar may say, by whoever writes one. */
const exporter: Sidecar = {
  name: 'exporter',
  pod: () => ({
    container: {
      image: 'registry.example.no/platform/exporter:1.0.0',
      args: ['--config', '/etc/sidecar/exporter.yaml'],
      ports: [{ name: 'exporter', port: 9125 }],
      resources: {
        requests: { cpu: Cpu.millis(50), memory: Size.mebibytes(64) },
        limits: { cpu: Cpu.millis(100), memory: Size.mebibytes(64) },
      },
      liveness: { check: { kind: 'tcp', port: 9125 }, period: Duration.seconds(20) },
    },
    files: () => ({ 'exporter.yaml': 'mappings: []' }),
  }),
};

const anyKind = {
  priority: 'critical',
  sidecars: [exporter],
  image,
  environment: { KAFKA_BROKERS: 'kafka:9092', DB_PASSWORD: SecretRef.key('orders-db', 'password') },
  logs: '/var/log/orders',
  personalData: false,
  labels: { team: 'orders' },
  podLabels: { team: 'orders' },
  temporary: Size.mebibytes(64),
  pod: <T>(template: T) => template,
  cpu: Cpu.millis(250),
  memory: Size.mebibytes(512),
  cpuLimit: Cpu.millis(500),
  memoryLimit: Size.mebibytes(512),
  gracePeriod: Duration.seconds(30),
} as const;

const workload = { ...anyKind, replicas: 3, autoscale: { maxReplicas: 9, cpuPercent: 70 } } as const;

const probe = {
  path: '/health',
  after: Duration.seconds(5),
  every: Duration.seconds(10),
  timeout: Duration.seconds(1),
  failures: 3,
};

/** In a namespace of a cluster, beside the pool that the props name. */
export function besidePool<P extends object>(
  props: (pool: Cluster<'oslo'>['pools']['oslo']) => Complete<P>,
  place: (cluster: Cluster<'oslo'>, props: P) => unknown,
): Subject {
  // The pool of the props is of another cluster each time, so it is exchanged for that of the stack.
  const written = props(adoptedCluster().pools.oslo);
  return subject<P>(written, (changed) => {
    const platform = new Platform(goodPlatform);
    const cluster = adoptedCluster(platform);
    const own = Object.entries(changed).map(([key, value]) => [
      key,
      value !== undefined && value === (written as Record<string, unknown>)['on']
        ? cluster.pools.oslo
        : value,
    ]);
    place(cluster, Object.fromEntries(own) as P);
    return platform;
  });
}

const microservice = besidePool<MicroserviceProps>(
  (on) => ({
    ...workload,
    on,
    port: 8080,
    tls: {
      issuer: 'internal-ca',
      issuerKind: 'Issuer',
      port: 8443,
      trust: { configMap: 'internal-ca', key: 'ca.crt' },
    },
    readiness: probe,
    liveness: probe,
    startsWithin: Duration.minutes(10),
    concurrency: 50,
    drain: Duration.seconds(5),
  }),
  (cluster, props) => new Microservice(cluster.namespace('shop'), 'orders', props),
);

const worker = besidePool<Omit<WorkerProps, 'alive'>>(
  (on) => ({
    ...workload,
    on,
    heartbeat: { file: '/tmp/heartbeat', maxAge: Duration.minutes(2) },
    startsWithin: Duration.minutes(10),
  }),
  (cluster, props) => new Worker(cluster.namespace('shop'), 'orders', props),
);

const cronTask = besidePool<CronTaskProps>(
  (on) => ({
    ...anyKind,
    on,
    schedule: '30 3 * * 1-5',
    timeZone: 'Europe/Oslo',
    concurrency: 'replace',
    startWithin: Duration.minutes(10),
    deadline: Duration.hours(2),
    retries: 1,
    keepSucceeded: 1,
    keepFailed: 1,
    keepFor: Duration.days(1),
    suspended: true,
  }),
  (cluster, props) => new CronTask(cluster.namespace('shop'), 'report', props),
);

const daemon = besidePool<Omit<DaemonProps, 'alive'>>(
  (on) => ({
    ...anyKind,
    on,
    tolerates: [{ key: 'dedicated', value: 'database', effect: 'NoSchedule' }],
    maxUnavailable: 2,
    startsWithin: Duration.minutes(10),
    heartbeat: { file: '/tmp/heartbeat', maxAge: Duration.minutes(2) },
  }),
  (cluster, props) => new Daemon(cluster.namespace('shop'), 'agent', props),
);

export const workloadSubjects: Readonly<Record<string, Subject>> = {
  Microservice: microservice,
  Worker: worker,
  'Worker with a command': besidePool<Pick<WorkerProps, 'image' | 'alive'>>(
    () => ({ image: image, alive: ['/app/alive', '--within', '60'] }),
    (of, props) => new Worker(of.namespace('shop'), 'orders', props),
  ),
  'Microservice with shipped logs': besidePool<Pick<MicroserviceProps, 'image' | 'logs'>>(
    () => ({
      image,
      logs: {
        directory: '/var/log/orders',
        by: 'fluentd',
        to: {
          at: External.cidrs(new Chart(new App(), 'shop'), 'loki', {
            host: 'logs.example.no',
            cidrs: ['192.0.2.0/24'],
          }),
          path: '/orders/loki/api/v1/push',
          recipient: { name: 'Loggtjenesten', country: 'NO', purpose: 'keeping logs' },
        },
        redact: ['email'],
        image,
      },
    }),
    (of, props) => new Microservice(of.namespace('shop'), 'orders', props),
  ),
  CronTask: cronTask,
  Daemon: daemon,
};
