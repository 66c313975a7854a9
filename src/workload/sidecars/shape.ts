import {
  absolutePath,
  cpu,
  duration,
  type Findings,
  fn,
  having,
  image,
  type Kind,
  kubernetesName,
  listOf,
  number,
  oneOf,
  optional,
  read,
  recordOf,
  type Shape,
  shaped,
  size,
  text,
  textLike,
} from '../../kernel';
import type { Amount, ContainerSpec, PortSpec, ProbeSpec, ResourcesSpec } from '../../pod';
import { sidecarShare } from './share';
import type { Sidecar, SidecarAddition } from './sidecar';

const nobody: Sidecar = { name: 'agent', pod: () => ({ container: standIn }) };
const sidecar = having<Sidecar>('a sidecar: an object with a name and a function pod', 'pod', nobody);

/** An instance of a class is left as it is; one without a name could not be spoken of. */
export const sidecarsKind: Kind<readonly Sidecar[]> = listOf({
  ...sidecar,
  inside: (findings: Findings, field: string, value: Sidecar): Sidecar => {
    read(findings, `${field}.name`, value.name, textLike(kubernetesName));
    return typeof value.name === 'string' ? value : nobody;
  },
});

const amount: Kind<Amount> = {
  ...shaped<Amount>({ cpu, memory: size }),
  standIn: sidecarShare.requests,
};
const limits: Kind<Amount> = {
  ...amount,
  name: 'limits of cpu and memory, such as 500m and 256Mi',
  code: 'NAUST-POD-007',
  standIn: sidecarShare.limits,
};

const probe = shaped<ProbeSpec>({
  check: having('a check by http, tcp or exec', 'kind', { kind: 'tcp', port: 8080 } as const),
  initialDelay: optional(duration),
  period: duration,
  timeout: optional(duration),
  failureThreshold: optional(number(3, 'NAUST-VAL-020')),
});

const container: Shape<Omit<ContainerSpec, 'name'>> = {
  image: textLike(image),
  command: optional(listOf(text('/agent'))),
  args: optional(listOf(text('run'))),
  environment: optional(recordOf(having('a value of the environment', 'kind', { kind: 'value', value: '' }))),
  ports: optional(
    listOf(
      shaped<PortSpec>({
        name: textLike(kubernetesName),
        port: number(8080, 'NAUST-VAL-021'),
        protocol: optional(oneOf('TCP', 'UDP')),
        hostPort: optional(number(8080, 'NAUST-VAL-021')),
      }),
    ),
  ),
  resources: shaped<ResourcesSpec>({ requests: amount, limits }),
  readiness: optional(probe),
  liveness: optional(probe),
  startup: optional(probe),
  mounts: optional(listOf(having('a mount', 'volume', { volume: 'agent', path: '/etc/sidecar' }))),
  preStop: optional(shaped({ sleepSeconds: number(1) })),
};

/** What stands in for a sidecar that is none. */
export const standIn: SidecarAddition['container'] = shaped(container).standIn;

export const additionShape: Shape<SidecarAddition> = {
  container: shaped(container),
  files: optional(fn(undefined)),
  folder: optional(textLike(absolutePath)),
  volumes: optional(listOf(having('a volume', 'kind', { kind: 'configMap', name: 'agent', configMap: 'a' }))),
  mounts: optional(listOf(having('a mount', 'volume', { volume: 'agent', path: '/etc/sidecar' }))),
  environment: optional(recordOf(having('a value of the environment', 'kind', { kind: 'value', value: '' }))),
  reaches: optional(listOf(having('a Microservice or an External', 'address', undefined))),
  admits: optional(listOf(having('{ peer, ports }', 'peer', undefined))),
  objects: optional(listOf(having('an object of Kubernetes', 'kind', undefined))),
  sends: optional(oneOf('logs', 'spans', 'traces')),
  disclosures: optional(listOf(having('a disclosure', 'recipient', undefined))),
};
