import { type Duration, type Size, SizeRoundingBehavior } from 'cdk8s';
import type { Amount, ContainerSpec, EnvironmentValue, MountSpec, ProbeSpec } from './container-spec';
import type { ContainerFields } from './pod-template';

/** A container as Kubernetes reads it, with what the Pod Security level `restricted` asks of it. */
export function renderContainer(spec: ContainerSpec): ContainerFields {
  return {
    name: spec.name,
    image: spec.image,
    imagePullPolicy: 'IfNotPresent',
    command: spec.command,
    args: spec.args,
    env: renderEnvironment(spec.environment ?? {}),
    ports: spec.ports?.map(({ name, port, protocol = 'TCP', hostPort }) => ({
      name,
      containerPort: port,
      protocol,
      hostPort,
    })),
    resources: {
      requests: renderAmount(spec.resources.requests),
      limits: renderAmount(spec.resources.limits),
    },
    readinessProbe: spec.readiness && renderProbe(spec.readiness),
    livenessProbe: spec.liveness && renderProbe(spec.liveness),
    startupProbe: spec.startup && renderProbe(spec.startup),
    lifecycle: spec.preStop && { preStop: { sleep: { seconds: spec.preStop.sleepSeconds } } },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      privileged: false,
      readOnlyRootFilesystem: true,
    },
    volumeMounts: spec.mounts?.map(renderMount),
  };
}

function renderMount({ volume, path, subPath, readOnly, followsHost }: MountSpec): object {
  const mountPropagation = followsHost ? 'HostToContainer' : undefined;
  return { name: volume, mountPath: path, subPath, readOnly, mountPropagation };
}

function renderEnvironment(environment: Readonly<Record<string, EnvironmentValue>>): object[] | undefined {
  const entries = Object.entries(environment);
  return entries.length === 0 ? undefined : entries.map(([name, value]) => ({ name, ...renderValue(value) }));
}

function renderValue(value: EnvironmentValue): object {
  if (value.kind === 'value') return { value: value.value };
  if (value.kind === 'field') return { valueFrom: { fieldRef: { fieldPath: value.path } } };
  return { valueFrom: { secretKeyRef: { name: value.secret, key: value.key } } };
}

function renderAmount({ cpu, memory }: Amount): object {
  return { cpu: cpu.amount, memory: sizeQuantity(memory) };
}

/** `512Mi`, `10Gi`: the largest binary unit that says it whole, of what is not whole kibibytes the whole of them. */
export function sizeQuantity(size: Size): string {
  const kibibytes = size.toKibibytes({ rounding: SizeRoundingBehavior.FLOOR });
  if (kibibytes % (1024 * 1024) === 0) return `${kibibytes / (1024 * 1024)}Gi`;
  return kibibytes % 1024 === 0 ? `${kibibytes / 1024}Mi` : `${kibibytes}Ki`;
}

export function renderProbe(probe: ProbeSpec): object {
  return {
    ...renderCheck(probe.check),
    initialDelaySeconds: probe.initialDelay && wholeSeconds(probe.initialDelay),
    periodSeconds: wholeSeconds(probe.period),
    timeoutSeconds: probe.timeout && wholeSeconds(probe.timeout),
    failureThreshold: probe.failureThreshold,
  };
}

/** Kubernetes counts in whole seconds: a started one counts. */
export function wholeSeconds(duration: Duration): number {
  return Math.ceil(duration.toSeconds({ integral: false }));
}

function renderCheck(check: ProbeSpec['check']): object {
  if (check.kind === 'http') {
    const { path, port, scheme } = check;
    return { httpGet: { path, port, scheme } };
  }
  if (check.kind === 'tcp') return { tcpSocket: { port: check.port } };
  return { exec: { command: check.command } };
}
