import { App as KubernetesApp } from 'cdk8s';
import { type Construct, type IConstruct } from 'constructs';
import {
  addCheck,
  conform,
  Findings,
  having,
  kubernetesName,
  nameRoot,
  type Shape,
  textLike,
} from '../kernel';
import { govern, Residency } from '../residency';
import type { App as TerraformApp } from '../terraform';
import { newTerraformApp } from './terraform';

/** What every environment is known by and held to. */
export interface PlatformProps {
  /**
   * Names the platform, its output folders, its Terraform stacks and the machines: a Kubernetes name of 40 characters
   * at most. `NAUST-VAL-005`, `NAUST-PLT-002`
   */
  readonly name: string;
  /** Where data may rest. Every cluster, state backend and pinned workload is held to it. `NAUST-RES-001` */
  readonly residency: Residency;
}

const shape: Shape<PlatformProps> = {
  name: textLike({ ...kubernetesName, example: 'unnamed' }),
  residency: having('a Residency', 'allows', Residency.norway()),
};

/** One environment of a platform: the root of its Kubernetes objects and the owner of its Terraform. */
export class Platform extends KubernetesApp {
  /** The platform a construct belongs to; `undefined` in a plain cdk8s app. */
  static find(construct: IConstruct): Platform | undefined {
    const { root } = construct.node;
    return root instanceof Platform ? root : undefined;
  }

  /** As it was given. */
  readonly name: string;
  /** Where data may rest. */
  readonly residency: Residency;
  private terraformApp: TerraformApp | undefined;
  private pending: (() => void)[] = [];

  constructor(given: PlatformProps) {
    super();
    const findings = new Findings();
    const props = conform(findings, given, shape);
    this.name = props.name;
    nameRoot(this, props.name);
    this.residency = props.residency;
    govern(this, props.residency);
    findings.check('name', props.name, kubernetesName);
    if (props.name.length > 40) {
      findings.add({
        code: 'NAUST-PLT-002',
        what: 'has a name too long to begin the names of its machines',
        got: `${props.name.length} characters`,
        allowed: '40 at most',
        fix: 'shorten the name',
      });
    }
    addCheck(this, () => [...findings.all, ...this.residency.mistakes]);
  }

  /** The Terraform side. Made when first asked for: a platform without machines has none. */
  get terraform(): TerraformApp {
    return (this.terraformApp ??= newTerraformApp());
  }

  /** Whether anything asked for the Terraform side. */
  get hasTerraform(): boolean {
    return this.terraformApp !== undefined;
  }

  /**
   * Runs once, when the platform is synthesised and every declaration has been made, before anything is checked.
   * @internal
   */
  beforeSynth(build: () => void): void {
    this.pending.push(build);
  }

  /**
   * Completes the trees. Safe to call again: what has run is not run twice.
   * @internal
   */
  prepare(): void {
    while (this.pending.length > 0) {
      const builds = this.pending;
      this.pending = [];
      builds.forEach((build) => build());
    }
  }
}

/** The platform's own name where there is one: names of machines and stacks begin with it. */
export function platformName(scope: Construct): string {
  return Platform.find(scope)?.name ?? scope.node.root.node.id;
}
