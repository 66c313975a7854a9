import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { PodEnd, PodPort, Protocol } from '../../network-policy';

interface PodTemplate {
  readonly metadata?: { readonly labels?: Readonly<Record<string, string>> };
  readonly spec?: {
    readonly hostNetwork?: boolean;
    readonly containers?: readonly ContainerPorts[];
    readonly initContainers?: readonly ContainerPorts[];
  };
}

interface ContainerPorts {
  readonly ports?: readonly {
    readonly name?: string;
    readonly containerPort: number;
    readonly protocol?: Protocol;
  }[];
}

interface PodMaker extends PodTemplate {
  readonly kind?: string;
  readonly metadata?: PodTemplate['metadata'] & { readonly name?: string; readonly namespace?: string };
  readonly spec?: PodTemplate['spec'] & {
    readonly template?: PodTemplate;
    readonly jobTemplate?: { readonly spec?: { readonly template?: PodTemplate } };
  };
}

/** The pods that the resolved objects of a construct, and of those below it, make. */
export function podEndsOf(
  construct: IConstruct,
  labelsOf: (namespace: string) => PodEnd['namespaceLabels'],
): readonly PodEnd[] {
  return construct.node
    .findAll()
    .filter((each): each is ApiObject => ApiObject.isApiObject(each))
    .flatMap((source) => {
      const object = source.toJson() as PodMaker;
      const template = templateOf(object);
      if (template?.spec?.containers === undefined) return [];
      const { name = '', namespace = 'default' } = object.metadata ?? {};
      return [
        {
          kind: 'pods' as const,
          name: `${namespace}/${name}`,
          namespace,
          namespaceLabels: labelsOf(namespace),
          labels: template.metadata?.labels ?? {},
          ports: portsOf(template.spec),
          hostNetwork: template.spec.hostNetwork ?? false,
        },
      ];
    });
}

/** In whatever makes pods, of Kubernetes or of an operator, the template lies at one of three places. */
function templateOf(object: PodMaker): PodTemplate | undefined {
  if (object.kind === 'Pod') return object;
  return object.spec?.template ?? object.spec?.jobTemplate?.spec?.template;
}

function portsOf({
  containers = [],
  initContainers = [],
}: NonNullable<PodTemplate['spec']>): readonly PodPort[] {
  return [...containers, ...initContainers].flatMap(({ ports = [] }) =>
    ports.map(({ name, containerPort, protocol = 'TCP' }) => ({
      ...(name !== undefined && { name }),
      port: containerPort,
      protocol,
    })),
  );
}
