import { type App, Chart, Testing } from 'cdk8s';
import { Template } from '../../src/testing';

/** The objects of a chart as far as these tests read them. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Record<string, string>;
  };
  readonly spec: ObjectSpec;
}

interface ObjectSpec {
  readonly replicas?: number;
  readonly strategy?: object;
  readonly progressDeadlineSeconds?: number;
  readonly selector?: object;
  readonly ports?: readonly object[];
  readonly clusterIP?: string;
  readonly ingress?: readonly object[];
  readonly egress?: readonly object[];
  readonly maxUnavailable?: number;
  readonly unhealthyPodEvictionPolicy?: string;
  readonly template: {
    readonly metadata: { readonly labels: Record<string, string> };
    readonly spec: PodFields;
  };
}

export interface PodFields {
  readonly containers: readonly ContainerFields[];
  readonly initContainers?: readonly ContainerFields[];
  readonly volumes?: readonly object[];
  readonly affinity?: object;
  readonly priorityClassName?: string;
  readonly terminationGracePeriodSeconds?: number;
}

interface ContainerFields {
  readonly name: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value?: string; readonly valueFrom?: object }[];
  readonly resources: object;
  readonly readinessProbe?: object;
  readonly livenessProbe?: object;
  readonly startupProbe?: object;
  readonly lifecycle?: object;
  readonly restartPolicy?: string;
  readonly volumeMounts?: readonly object[];
}

export interface Shop {
  readonly app: App;
  readonly chart: Chart;
}

/** A namespace of a plain cdk8s app: no platform, no cluster. */
export function shop(): Shop {
  const app = Testing.app();
  return { app, chart: new Chart(app, 'shop', { namespace: 'shop' }) };
}

export function objects(chart: Chart): readonly KubernetesObject[] {
  return Template.of(chart).objects<KubernetesObject>();
}

export function object(chart: Chart, kind: string, name: string): KubernetesObject {
  return Template.of(chart).object<KubernetesObject>(kind, name);
}

export function pod(chart: Chart, name: string): PodFields {
  return object(chart, 'Deployment', name).spec.template.spec;
}

export function container(chart: Chart, name: string): ContainerFields {
  return pod(chart, name).containers[0]!;
}
