import { Chart, JsonPatch, Lazy } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import {
  addCheck,
  conform,
  Findings,
  kubernetesName,
  Manifest,
  oneOf,
  optional,
  type Shape,
  textLike,
  uniqueId,
  withDefaults,
} from '../kernel';
import { clusterDns, renderPolicy } from '../network';
import { holdsLabel, type Pin, type PinnedData, pinNames, pinNamespace } from '../pin';
import { platformName } from '../platform';
import { namespaceDefaults } from './defaults';
import { scrapersOf } from './scraping';

/**
 * What pods may ask of their node: nothing (`restricted`), what is known to be harmless (`baseline`), anything
 * (`privileged`).
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export type PodSecurityLevel = 'restricted' | 'baseline' | 'privileged';

export interface NamespaceProps {
  /** What its pods may ask of their node. @default 'restricted' */
  readonly podSecurity?: PodSecurityLevel;
  /**
   * An existing Secret of type `kubernetes.io/dockerconfigjson`, with which its pods pull from a private registry.
   * `NAUST-VAL-005`
   * @default - none: registries that ask for nothing
   */
  readonly pullSecret?: string;
  /**
   * What everything in it may hold: its pods are then pinned to nodes, and its claims to storage, where the platform's
   * policy lets that rest, and the cluster itself refuses any that are not. `NAUST-RES-014`, `NAUST-RES-015`
   * @default - anything: each workload says for itself
   */
  readonly holds?: PinnedData;
}

const shape: Shape<NamespaceProps> = {
  podSecurity: optional(oneOf('restricted', 'baseline', 'privileged')),
  pullSecret: optional(textLike(kubernetesName)),
  holds: optional(oneOf('personalData', 'telemetry', 'secrets')),
};

const namespaces = new WeakSet<IConstruct>();

/**
 * A Kubernetes namespace and everything in it: a file of its own. Its pods keep to a Pod Security level, and no
 * traffic is allowed but what constructs declare, names being looked up, and metrics being asked for where the cluster
 * is observed.
 */
export class Namespace extends Chart {
  /** Whether it is one of ours. `instanceof` cannot tell: to cdk8s all charts are one kind. @internal */
  static isNamespace(this: void, construct: IConstruct): construct is Namespace {
    return namespaces.has(construct);
  }

  /** The namespace a construct is in, if it is one of ours. */
  static find(construct: Construct): Namespace | undefined {
    return construct.node.scopes.find(Namespace.isNamespace);
  }

  /** Those in a construct, the construct itself left out. */
  static allIn(construct: Construct): readonly Namespace[] {
    return construct.node.children.filter(Namespace.isNamespace);
  }

  /** Those in a construct and in whatever it holds, an `Observability` among it. @internal */
  static allBelow(construct: Construct): readonly Namespace[] {
    return construct.node.findAll().filter(Namespace.isNamespace);
  }

  readonly name: string;
  readonly podSecurity: PodSecurityLevel;
  /** What its pods and claims are held to; `undefined` where they are not. @internal */
  readonly pin: Pin | undefined;

  constructor(scope: Construct, name: string, given: NamespaceProps = {}) {
    super(scope, uniqueId(scope, name), {
      namespace: name,
      labels: { 'app.kubernetes.io/managed-by': 'naust', 'app.kubernetes.io/part-of': platformName(scope) },
    });
    namespaces.add(this);
    this.name = name;
    const findings = new Findings();
    const props = conform(findings, given, shape);
    if (props.pullSecret !== undefined) findings.check('pullSecret', props.pullSecret, kubernetesName);
    this.podSecurity = withDefaults(props, namespaceDefaults).podSecurity;
    addCheck(this, () => findings.all);
    this.pin = props.holds && pinNamespace(this, name, props.holds);
    const namespace = new Manifest(this, 'namespace', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels: { ...podSecurityLabels(this.podSecurity), ...pinLabels(this.pin) } },
    });
    namespace.addJsonPatch(JsonPatch.remove('/metadata/namespace')); // cdk8s gives every object its chart's

    this.defaultServiceAccount(props.pullSecret);
    new Manifest(this, 'default-deny', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'default-deny' },
      spec: Lazy.any({
        produce: () => renderPolicy({ labels: {}, ingress: scrapersOf(this), egress: [clusterDns] }),
      }),
    });
  }

  /** Pods that name no account of their own run as this one: it may nothing, and brings what images are pulled with. */
  private defaultServiceAccount(pullSecret: string | undefined): void {
    new Manifest(this, 'service-account', {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'default' },
      automountServiceAccountToken: false,
      imagePullSecrets: pullSecret === undefined ? undefined : [{ name: pullSecret }],
    });
  }
}

function pinLabels(pin: Pin | undefined): Record<string, string> {
  return pin ? { [holdsLabel]: pinNames[pin.holds] } : {};
}

function podSecurityLabels(level: PodSecurityLevel): Record<string, string> {
  return Object.fromEntries(
    ['enforce', 'audit', 'warn'].map((mode) => [`pod-security.kubernetes.io/${mode}`, level]),
  );
}
