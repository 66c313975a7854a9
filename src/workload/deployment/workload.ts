import { Lazy } from 'cdk8s';
import {
  type INetworkPolicyPeer,
  type IPodSelector,
  type NetworkPolicyPeerConfig,
  Pods,
  type PodSelectorConfig,
} from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { Cluster, sendTelemetry, telemetryTarget } from '../../cluster';
import { tracedEnvironment } from '../../collector';
import { addCheck, Findings, Manifest, takeDefaults, uniqueId } from '../../kernel';
import { PodTraffic } from '../../network';
import { checkAlone, ConfigFiles } from '../../pod';
import { declareData } from '../../residency';
import { type CallProps, type CallSpec, type Engine, envoy, type PodAddition } from '../../resilience';
import type { Callee } from '../callee';
import {
  type Authority,
  authorityOf,
  type CallGraphEdge,
  Calls,
  type CarriedOut,
  carriedOut,
  encryptedCall,
  type EncryptedCall,
  sharedPolicyFindings,
  unencrypted,
  unknownAuthority,
} from '../calls';
import { External } from '../external';
import { chainFindings } from '../rules';
import { callDeclaredBelow, callGraphOf } from './call-graph-of';
import { placeEngineObjects } from './engine-objects';
import { mayTakePersonalData } from './external-rule';
import { calledFromElsewhere, pastTheProxy } from './name-rules';
import { hookFindings } from './hook-findings';
import type { Surroundings } from './placement';
import { placePriorityClass } from './priority-class';
import { placeSidecars } from './sidecar-surroundings';
import type { PodState } from './render-template';
import type { WorkloadSpec } from './spec';
import { surroundingsOf } from './surroundings';
import { withAuthorities } from './with-authorities';

/** What makes pods, with their NetworkPolicy. To cdk8s-plus it is a selector of pods and a peer of network policies. */
export abstract class Workload extends Construct implements IPodSelector, INetworkPolicyPeer {
  /** What may reach its pods, and what they may reach. */
  readonly traffic: PodTraffic;
  /** @internal */
  protected readonly spec: WorkloadSpec;
  /** Whether its props could be made sense of: otherwise it has no objects, only problems. @internal */
  protected readonly isSound: boolean;
  private readonly outgoing = new Calls();
  private readonly engine: Engine;
  private engineFiles: ConfigFiles | undefined;
  private readonly sidecarFiles: readonly ConfigFiles[];
  private added: { readonly calls: number; readonly addition: PodAddition } | undefined;
  /** What the engines of callers ask of its pods. */
  private joined: Pick<PodAddition, 'annotations' | 'labels'> = { annotations: {}, labels: {} };
  private readonly authorities: Authority[] = [];
  private readonly pods: Pods;
  private readonly byName: { readonly target: External; readonly isGuarded: boolean }[] = [];

  /** @internal */
  protected constructor(
    scope: Construct,
    id: string,
    resolve: (findings: Findings, name: string, around: Surroundings) => WorkloadSpec,
  ) {
    super(scope, uniqueId(scope, id));
    const findings = new Findings();
    this.engine = Cluster.find(this)?.resilience.engine ?? envoy;
    this.spec = resolve(findings, this.node.id, surroundingsOf(this));
    this.isSound = findings.all.every((finding) => finding.severity === 'warning');
    const { name, selector, priority } = this.spec;
    if (this.isSound) placePriorityClass(this, priority);
    this.pods = Pods.select(this, 'pods', { labels: { ...selector } });
    this.traffic = new PodTraffic(this, 'traffic', { name, labels: selector });
    const holdsPersonalData = this.spec.holdings.length > 0;
    const { traffic, isSound } = this;
    this.sidecarFiles = placeSidecars(this, this.spec.sidecars, { traffic, holdsPersonalData, isSound });
    const cluster = Cluster.find(this);
    if (cluster !== undefined) sendTelemetry(cluster, 'spans', traffic);
    addCheck(this, () => [...findings.all, ...this.callFindings()]);
    declareData(this, () => ({ holdings: this.spec.holdings, measures: this.measures() }));
  }

  /**
   * Lets its pods reach the target, and the target be reached by them: whatever is not declared is closed. The address is
   * told to the container as `<NAME>_URL`, unless the user set that. With `props` the cluster's engine asks in its place:
   * the address is then the engine's. `NAUST-WRK-012` to `NAUST-WRK-015`, `NAUST-RSL-010` to `NAUST-RSL-012`
   */
  calls(target: Callee | External, props?: CallProps): void {
    const call = this.outgoing.add(target, props, this.engine);
    if (call === undefined) return;
    callDeclaredBelow(this.node.root);
    takeDefaults(this);
    if (call.guarded !== undefined) this.guard(call.guarded, target);
    if (!(target instanceof External) && target.tls !== undefined)
      this.believe(target.address.host, target.tls);
    if (target instanceof External) {
      if (this.spec.holdings.length > 0) this.outgoing.refuse(...mayTakePersonalData(target));
      if (target.peer.kind === 'name') this.byName.push({ target, isGuarded: call.guarded !== undefined });
      this.traffic.allowTo(target.peer, { port: target.address.port });
    } else if (target.traffic === undefined) {
      this.outgoing.refuse({
        code: 'NAUST-WRK-014',
        what: 'calls something whose pods are not known, so no way to them can be opened',
        got: target.address.host,
        allowed: 'a Microservice, or an External with its CIDRs or the labels of its pods',
        fix: 'name the pods: External.pods(scope, name, { host, port, namespace, labels })',
      });
    } else {
      this.sameCluster(target.traffic, target.address.host);
      this.traffic.connectTo(target.traffic, { port: target.podPort });
    }
  }

  /** @internal */
  get declaredCalls(): readonly CallGraphEdge[] {
    return this.outgoing.edges;
  }

  /** How many pods it has at most; `undefined` where that is not known. @internal */
  get mostPods(): number | undefined {
    return undefined;
  }

  /** What carries each of its policies out, and otherwise than it says. @internal */
  get carriedOut(): readonly CarriedOut[] {
    return carriedOut(this.spec.name, this.outgoing.guarded, this.engine);
  }

  /** What encrypts each of its calls. @internal */
  get encryptedCalls(): readonly EncryptedCall[] {
    const around = {
      caller: this.spec.name,
      personalData: this.spec.holdings.length > 0,
      engine: this.engine,
      cluster: Cluster.find(this),
    };
    return this.outgoing.ways.map((way) => encryptedCall(way, around));
  }

  /** @internal */
  get called(): string {
    return this.spec.name;
  }

  /** @see IPodSelector.toPodSelectorConfig */
  toPodSelectorConfig(): PodSelectorConfig {
    return this.pods.toPodSelectorConfig();
  }

  /** @see INetworkPolicyPeer.toNetworkPolicyPeerConfig */
  toNetworkPolicyPeerConfig(): NetworkPolicyPeerConfig {
    return this.pods.toNetworkPolicyPeerConfig();
  }

  /** @see INetworkPolicyPeer.toPodSelector */
  toPodSelector(): IPodSelector {
    return this.pods;
  }

  /**
   * The object that makes the pods, rendered when the stack is.
   * @internal
   */
  protected placeController(apiVersion: string, kind: string, render: (state: PodState) => object): void {
    const { spec } = this;
    const controller = new Manifest(this, kind.toLowerCase(), {
      apiVersion,
      kind,
      metadata: { name: spec.name, labels: { ...spec.labels } },
      spec: Lazy.any({ produce: () => render(withAuthorities(this.calling(), this.authorities)) }),
    });
    checkAlone(controller, () => hookFindings(spec).length === 0);
    addCheck(this, () => hookFindings(spec));
  }

  /** What the engines of its callers ask of its pods, too. @internal */
  protected joins({ annotations, labels }: Pick<PodAddition, 'annotations' | 'labels'>): void {
    this.joined = {
      annotations: { ...this.joined.annotations, ...annotations },
      labels: { ...this.joined.labels, ...labels },
    };
  }

  /** What the calls, and those of others to it, add to the pods. */
  private calling(): PodState {
    const { engineFiles } = this;
    const { guarded } = this.outgoing;
    const traced = this.traced();
    const { hostAliases } = this.traffic;
    const digests = this.sidecarFiles.map(({ annotations }) => annotations);
    const joined = {
      ...this.joined,
      annotations: Object.assign({}, this.joined.annotations, ...digests) as PodAddition['annotations'],
    };
    if (guarded.length === 0) {
      return { environment: { ...traced, ...this.outgoing.environment({}) }, addition: joined, hostAliases };
    }
    const { urls, ...addition } = this.engineAddition();
    return {
      environment: { ...traced, ...this.outgoing.environment(urls), ...addition.environment },
      addition: {
        ...addition,
        annotations: { ...joined.annotations, ...addition.annotations, ...engineFiles?.annotations },
        labels: { ...joined.labels, ...addition.labels },
      },
      hostAliases,
    };
  }

  /** Lets its pods read the authority of a callee. */
  private believe(host: string, tls: NonNullable<Callee['tls']>): void {
    const name = host.split('.')[0]!;
    const authority = authorityOf(name, tls, this.traffic.peer.namespace);
    if (authority === undefined) this.outgoing.refuse(unknownAuthority(name, tls));
    else this.authorities.push(authority);
  }

  /** What it is told of the collector of its cluster. */
  private traced(): PodState['environment'] {
    const cluster = Cluster.find(this);
    const target = cluster && telemetryTarget(cluster, 'spans');
    if (target === undefined) return {};
    const { namespace } = this.traffic.peer;
    return tracedEnvironment(this.spec.name, namespace, `http://${target.host}:${target.port}`);
  }

  /** Has the engine carry the policy of a call out. */
  private guard(call: CallSpec, target: Callee | External): void {
    const { engine, spec } = this;
    const { name, selector } = spec;
    const ofCaller = { ...call, caller: { name, selector, namespace: this.traffic.peer.namespace } };
    this.outgoing.refuse(...sharedPolicyFindings(this.node.root, ofCaller, engine));
    if (this.outgoing.guarded.length === 1) this.placeEngine();
    placeEngineObjects(this, ofCaller, engine.resources?.(ofCaller) ?? []);
    const asked = engine.callee?.(call);
    if (asked !== undefined && 'joinedBy' in target) target.joinedBy?.(asked, this.traffic);
  }

  private placeEngine(): void {
    const { engine, spec } = this;
    const files = (): PodAddition['files'] => this.engineAddition().files;
    engine.controlPlane?.forEach(({ peer, ports }) => this.traffic.allowTo(peer, ...ports));
    if (Object.keys(files()).length === 0) return;
    this.engineFiles = new ConfigFiles(this, engine.name, { name: `${spec.name}-${engine.name}`, files });
  }

  /** Made once for the calls that there are: its files are asked for by their map, their digest and the pods. */
  private engineAddition(): PodAddition {
    const { guarded } = this.outgoing;
    if (this.added?.calls !== guarded.length) {
      this.added = { calls: guarded.length, addition: this.engine.pod(this.spec.name, guarded) };
    }
    return this.added.addition;
  }

  private sameCluster(callee: PodTraffic, host: string): void {
    const [own, other] = [Cluster.find(this), Cluster.find(callee)];
    if (own === other) return;
    this.outgoing.refuse({
      code: 'NAUST-WRK-015',
      what: 'calls a workload of another cluster, whose name it cannot look up and whose pods it cannot reach',
      got: `${host} in ${other ? `cluster "${other.name}"` : 'no cluster'}`,
      allowed: 'workloads of its own cluster',
      fix: "call the other cluster's gateway as an External",
    });
  }

  /** What of personal data is encrypted on its way, for the register. */
  private measures(): readonly string[] {
    return this.encryptedCalls
      .filter(({ personalData, encryptedBy }) => personalData && encryptedBy.length > 0)
      .map(
        ({ callee, encryptedBy }) => `Calls to ${callee} are encrypted by ${encryptedBy.join(', and by ')}`,
      );
  }

  private callFindings(): ReturnType<Calls['clashes']> {
    return [
      ...this.outgoing.findings,
      ...this.byName.flatMap(({ target, isGuarded }) => [
        ...pastTheProxy(target, this, isGuarded ? this.engine : undefined),
        ...calledFromElsewhere(target, this),
      ]),
      ...this.outgoing.clashes(this.spec.main.environment ?? {}),
      ...chainFindings(this, callGraphOf(this.node.root)),
      ...this.encryptedCalls.flatMap((call) => unencrypted(call, Cluster.find(this))),
    ];
  }
}
