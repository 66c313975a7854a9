import { Duration, Lazy } from 'cdk8s';
import { Protocol, Service } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { Manifest } from '../../kernel';
import { type CalleeAddition, type CalleeResource, longestTime } from '../../resilience';
import type { Peer, PodTraffic } from '../../network';
import type { Callee } from '../callee';
import { ReplicatedWorkload } from '../deployment';
import type { MicroserviceProps } from './props';
import { renderPeers } from './render-peers';
import { type MicroserviceSpec, resolveMicroservice } from './spec';

/** A service of the platform: a Deployment that answers on one port, its Services, and what may reach it. */
export class Microservice extends ReplicatedWorkload implements Callee {
  /** The Service, for an Ingress of cdk8s-plus. */
  readonly service: Service;
  /** Where callers connect to: its Service. */
  readonly address: { readonly host: string; readonly port: number };
  /** The headless Service, by whose name a proxy that balances itself finds every ready pod. */
  readonly peersHost: string;
  /** The port that its pods listen on. */
  readonly podPort: number;
  readonly personalData: boolean;
  readonly tls: Callee['tls'];
  /** @internal */
  declare protected readonly spec: MicroserviceSpec;
  private readonly callersByEngine = new Set<Peer>();

  constructor(scope: Construct, id: string, props: MicroserviceProps) {
    super(scope, id, (findings, name, around) => resolveMicroservice(findings, name, props, around));
    this.personalData = (Object(props) as MicroserviceProps).personalData === true;
    const { name, labels, selector } = this.spec;
    const { namespace } = this.traffic.peer;
    const { port, tls } = this.spec;
    this.podPort = port;
    this.tls = tls && { secret: tls.secret, trust: tls.trust, namespace };
    this.address = { host: `${name}.${namespace}.svc.cluster.local`, port: this.podPort };
    this.peersHost = `${name}-peers.${namespace}.svc.cluster.local`;
    this.service = new Service(this, 'service', {
      metadata: { name, labels: { ...labels } },
      selector: this,
      ports: [
        {
          name: tls ? 'https' : 'http',
          port: this.podPort,
          targetPort: this.podPort,
          protocol: Protocol.TCP,
        },
      ],
    });
    if (!this.isSound) return;
    new Manifest(this, 'peers', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: `${name}-peers`, labels: { ...labels } },
      spec: renderPeers({ selector, port: this.podPort }),
    });
  }

  /** @internal */
  readonly joinedBy = ({ service, pod, resource }: CalleeAddition, caller: PodTraffic): void => {
    this.callersByEngine.add(caller.peer);
    if (resource !== undefined && this.node.tryFindChild('engine') === undefined)
      this.placeResource(resource);
    Object.entries(service).forEach(([key, value]) => this.service.metadata.addAnnotation(key, value));
    this.joins(pod);
  };

  private placeResource({ apiVersion, kind, spec }: CalleeResource): void {
    const { name, selector } = this.spec;
    new Manifest(this, 'engine', {
      apiVersion,
      kind,
      metadata: { name },
      spec: Lazy.any({
        produce: () => spec({ selector, port: this.podPort }, this.traffic.admitsOnly(this.callersByEngine)),
      }),
    });
  }

  /** How many requests one pod bears at once; `undefined` where nobody said. @internal */
  get concurrency(): number | undefined {
    return this.spec.concurrency;
  }

  /** The longest that it may wait for one of its calls, tries included; `undefined` where no call says. */
  get answersWithin(): Duration | undefined {
    const times = this.declaredCalls.flatMap(({ policy }) =>
      policy ? [longestTime(policy).toMilliseconds()] : [],
    );
    return times.length === 0 ? undefined : Duration.millis(Math.max(...times));
  }
}
