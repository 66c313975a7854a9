import { Container, type IScalable, type ScalingTarget } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { addCheck, type Findings, Manifest } from '../../kernel';
import { renderAutoscaler } from '../autoscale';
import type { Surroundings } from './placement';
import { renderDeployment } from './render-deployment';
import { renderDisruptionBudget } from './render-disruption-budget';
import type { ReplicatedWorkloadSpec } from './replicated-spec';
import { Workload } from './workload';

/** A Deployment with its PodDisruptionBudget and NetworkPolicy. To cdk8s-plus it is a target of autoscalers, too. */
export abstract class ReplicatedWorkload extends Workload implements IScalable {
  /** @see IScalable.hasAutoscaler */
  hasAutoscaler = false;
  /** @internal */
  declare protected readonly spec: ReplicatedWorkloadSpec;
  private scaledTwice = false;

  /** @internal */
  protected constructor(
    scope: Construct,
    id: string,
    resolve: (findings: Findings, name: string, around: Surroundings) => ReplicatedWorkloadSpec,
  ) {
    super(scope, id, resolve);
    addCheck(this, () => (this.scaledTwice ? [twoAutoscalers] : []));
    if (this.isSound) this.place();
  }

  /** From now on the autoscaler decides how many pods run. `NAUST-WRK-028` @see IScalable.markHasAutoscaler */
  markHasAutoscaler(): void {
    this.hasAutoscaler = true;
    this.scaledTwice = this.spec.autoscale !== undefined;
  }

  /** @see IScalable.toScalingTarget */
  toScalingTarget(): ScalingTarget {
    const { name, main } = this.spec;
    const { requests, limits } = main.resources;
    const container = new Container({
      image: main.image,
      resources: {
        cpu: { request: requests.cpu, limit: limits.cpu },
        memory: { request: requests.memory, limit: limits.memory },
      },
    });
    return { kind: 'Deployment', apiVersion: 'apps/v1', name, containers: [container] };
  }

  /** @internal */
  override get mostPods(): number | undefined {
    const { autoscale, replicas } = this.spec;
    return this.hasAutoscaler ? undefined : (autoscale?.maxReplicas ?? replicas);
  }

  private place(): void {
    const { spec } = this;
    const { name, labels, selector, replicas, autoscale } = spec;
    const metadata = { name, labels: { ...labels } };
    this.placeController('apps/v1', 'Deployment', (state) =>
      renderDeployment(spec, { replicas: this.hasAutoscaler || autoscale ? undefined : replicas, ...state }),
    );
    new Manifest(this, 'disruption-budget', {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata,
      spec: renderDisruptionBudget(selector),
    });
    if (autoscale === undefined) return;
    new Manifest(this, 'autoscaler', {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata,
      spec: renderAutoscaler(name, replicas, autoscale),
    });
  }
}

const twoAutoscalers = {
  code: 'NAUST-WRK-028',
  what: 'has two autoscalers, each of which undoes what the other decides',
  got: '"autoscale", and one of cdk8s-plus that targets it',
  allowed: 'one of them',
  fix: 'leave "autoscale" out, or the other',
} as const;
