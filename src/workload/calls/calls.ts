import { type Finding, Findings, shown } from '../../kernel';
import type { EnvironmentValue } from '../../pod';
import type { Callee } from '../callee';
import { External } from '../external';
import { type CallProps, type CallSpec, type Engine, resolvePolicy } from '../../resilience';
import type { CallGraphEdge, CallGraphNode } from './call-graph';
import { callSpecOf } from './call-spec';
import { capOf } from './cap-of';
import { deviationFindings } from './deviation-rule';
import type { CallWay } from './encryption';

interface Call {
  /** `inventory.shop.svc.cluster.local:8080` */
  readonly target: string;
  readonly variable: string;
  /** `undefined` where the protocol is not known: then nothing is told. */
  readonly url: string | undefined;
  /** `undefined` where the callee is asked directly. */
  readonly guarded: CallSpec | undefined;
  readonly edge: CallGraphEdge;
  readonly way: CallWay;
}

/** The calls that one workload declares, and what its container is told of them. */
export class Calls {
  private readonly made: Call[] = [];
  private readonly found: Finding[] = [];

  get findings(): readonly Finding[] {
    return this.found;
  }

  /** Those that go through the engine, in the order they were declared. */
  get guarded(): readonly CallSpec[] {
    return this.made.flatMap((call) => call.guarded ?? []);
  }

  get ways(): readonly CallWay[] {
    return this.made.map(({ way }) => way);
  }

  get edges(): readonly CallGraphEdge[] {
    return this.made.map(({ edge }) => edge);
  }

  /** The call where it is the first to this target: `guarded` where it goes through the engine. */
  add(
    target: Callee | External,
    props: CallProps | undefined,
    engine: Engine,
  ): { readonly guarded: CallSpec | undefined } | undefined {
    if (!isTarget(target)) {
      this.found.push(noTarget(target));
      return undefined;
    }
    const { host, port } = target.address;
    const guarded = props && this.guard(target, props, engine);
    const call = {
      target: `${host}:${port}`,
      variable: variableOf(target),
      url: urlOf(target),
      guarded,
      edge: {
        to: isNode(target) ? target : undefined,
        name: nameOf(target),
        policy: guarded?.policy,
        cap: guarded && capOf(guarded.policy, engine),
      },
      way: wayOf(target, guarded),
    };
    if (this.made.some((other) => other.target === call.target)) {
      this.found.push(calledTwice(call));
      return undefined;
    }
    this.made.push(call);
    return call;
  }

  private guard(target: Callee | External, props: CallProps, engine: Engine): CallSpec | undefined {
    const findings = new Findings();
    const url = urlOf(target);
    const policy = resolvePolicy(findings, props);
    const name = nameOf(target);
    const to = (finding: Finding): Finding => ({ ...finding, what: `calls "${name}": ${finding.what}` });
    this.found.push(...findings.all.map(to));
    if (url === undefined) {
      this.found.push(notHttp(name));
      return undefined;
    }
    this.found.push(...deviationFindings(name, policy, engine));
    const call = callSpecOf(name, target, url, policy);
    const reason = engine.refuses?.(call);
    if (reason !== undefined) this.found.push(refused(name, engine, reason));
    return call;
  }

  refuse(...findings: readonly Finding[]): void {
    this.found.push(...findings);
  }

  /** Targets that would be told in one variable, unless the user set it. */
  clashes(written: Readonly<Record<string, unknown>>): readonly Finding[] {
    const told = this.made.filter(({ url }) => url !== undefined);
    return told.flatMap((call, index) => {
      const earlier = told.slice(0, index).find((other) => other.variable === call.variable);
      return earlier && !Object.hasOwn(written, call.variable) ? [oneVariable(call, earlier)] : [];
    });
  }

  /** @param instead where an engine answers in a callee's place, by the name of the call */
  environment(instead: Readonly<Record<string, string>>): Readonly<Record<string, EnvironmentValue>> {
    return Object.fromEntries(
      this.made.flatMap(({ variable, url, guarded }) => {
        const value = (guarded && instead[guarded.name]) ?? url;
        return value === undefined ? [] : [[variable, { kind: 'value', value }]];
      }),
    );
  }
}

/** Those whom no compiler told may call anything. */
function isTarget(target: unknown): target is Callee | External {
  const { address } = Object(target) as { readonly address?: unknown };
  return typeof (Object(address) as { readonly host?: unknown }).host === 'string';
}

function isNode(target: object): target is CallGraphNode {
  return 'declaredCalls' in target;
}

function noTarget(target: unknown): Finding {
  return {
    code: 'NAUST-WRK-014',
    what: 'calls something that has no address',
    got: typeof target === 'object' && target !== null ? 'an object' : shown(target),
    allowed: 'a Microservice or an External',
    fix: 'give calls() the construct itself',
  };
}

function wayOf(target: Callee | External, guarded: CallSpec | undefined): CallWay {
  const isExternal = target instanceof External;
  return {
    name: nameOf(target),
    tls: urlOf(target)?.startsWith('https:') ?? false,
    isOutside: isExternal && target.peer.kind !== 'pods',
    isBetweenProxies: guarded !== undefined && 'joinedBy' in target,
    personalData: isExternal ? Boolean(target.personalData) : target.personalData === true,
  };
}

/** `INVENTORY_URL` of the Service `inventory`. */
function variableOf(target: Callee | External): string {
  return `${nameOf(target).replaceAll('-', '_').toUpperCase()}_URL`;
}

function nameOf(target: Callee | External): string {
  return target instanceof External ? target.node.id : target.address.host.split('.')[0]!;
}

function urlOf(target: Callee | External): string | undefined {
  const { host, port } = target.address;
  return target instanceof External ? target.url : `${target.tls ? 'https' : 'http'}://${host}:${port}`;
}

function notHttp(name: string): Finding {
  return {
    code: 'NAUST-RSL-012',
    what: `calls "${name}" by a policy, and its protocol is not known to be HTTP`,
    got: 'External.pods(...)',
    allowed: 'a Microservice, or an External by https',
    fix: 'leave the policy out: the client library of the protocol has its own timeouts and retries',
  };
}

function refused(name: string, engine: Engine, reason: string): Finding {
  return {
    code: 'NAUST-RSL-014',
    what: `calls "${name}" by a policy that ${engine.name} cannot carry out`,
    got: reason,
    allowed: 'a call that the engine of the cluster can see and answer',
    fix: 'leave the policy of this call out, or choose another engine for the cluster',
  };
}

function calledTwice(call: Call): Finding {
  return {
    code: 'NAUST-WRK-012',
    what: 'declares two calls to one target',
    got: shown(call.target),
    allowed: 'one call to each target',
    fix: 'remove one of them',
  };
}

function oneVariable(call: Call, earlier: Call): Finding {
  return {
    code: 'NAUST-WRK-013',
    what: `calls two targets whose addresses would be told in one variable, ${call.variable}`,
    got: `${earlier.target} and ${call.target}`,
    allowed: 'a variable for each target',
    fix: `set ${call.variable} and one more in "environment"`,
  };
}
