import { Construct, type IConstruct } from 'constructs';
import { Cluster } from '../../cluster';
import { pathOf } from '../../kernel';
import type { ResolvedChart } from '../../emit';
import {
  type CalledPort,
  type Conversation,
  type PodsInBlocks,
  type Protocol,
  sidesOf,
} from '../../network-policy';
import { External, Workload } from '../../workload';
import { faultless } from '../synthesis';
import { Template } from '../template';
import { portOf, portsToTry } from './called-ports';
import type { ConversationEnd } from './conversation-end';
import { endsOf, portInPlaceOf, portOfCallee } from './ends';
import { closedText, openText } from './message';
import { type PolicyScope, policyScope } from './policy-scope';

export interface ReachOptions {
  /**
   * The port that the called pods listen on, or its name in their containers.
   * @default - for `expectReachable` the one that the callee has; for `expectUnreachable` every port
   */
  readonly port?: number | string;
  /** What is spoken on it. @default - TCP, or the named port's own; for `expectUnreachable` without a port every protocol */
  readonly protocol?: Protocol;
  /**
   * Where neither end is a construct of the stack: a cluster, a chart or an app. A template of the whole stack saves
   * synthesising it anew for each assertion.
   * @default - the stack of the construct at either end
   */
  readonly in?: Template | IConstruct;
}

/**
 * The NetworkPolicies of the stack let the one end open a connection to the other: out of the one and into the other.
 * They are read from the resolved objects, whoever made them, as `networking.k8s.io/v1` defines them: they add up, and
 * pods that none holds for are open. Whether routes, firewalls or policies of a CNI's own kind let it pass is not told.
 * Where an end is several, each reaches each.
 *
 * ```ts
 * expectReachable(orders, inventory);
 * expectReachable('world', gateway, { port: 'https' });
 * ```
 *
 * @throws ProblemsError when something is wrong with the stack
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export function expectReachable(
  from: ConversationEnd,
  to: ConversationEnd,
  options: ReachOptions = {},
): void {
  const { scope, apart } = scopeOf(from, to, options);
  if (apart !== undefined) throw new Error(apart);
  const port = portInPlaceOf(to, options.port ?? portOfCallee(to));
  for (const each of conversations(from, to, scope, 'never')) {
    const conversation = { ...each, port: portOf(each.to, port, options.protocol) };
    const sides = sidesOf(scope.policies, conversation, 'never');
    if (sides.every(({ open }) => open)) continue;
    throw new Error(`${closedText(conversation, sides)}${fix(from, to, conversation.port)}`);
  }
}

/**
 * The NetworkPolicies of the stack let the one end open no connection to the other, at this port or at any. A rule for
 * a block of private addresses is taken to hold for pods, as it does with some CNIs. Where an end is several, none
 * reaches any.
 * @throws ProblemsError when something is wrong with the stack
 */
export function expectUnreachable(
  from: ConversationEnd,
  to: ConversationEnd,
  options: ReachOptions = {},
): void {
  const { scope, apart } = scopeOf(from, to, options);
  const all = conversations(from, to, scope, 'maybe');
  if (apart !== undefined) return;
  for (const each of all) {
    const asked = portInPlaceOf(to, options.port);
    const ports =
      asked === undefined
        ? portsToTry(each.to, scope.policies).filter(
            ({ protocol }) => options.protocol === undefined || protocol === options.protocol,
          )
        : [portOf(each.to, asked, options.protocol)];
    for (const port of ports) {
      const conversation = { ...each, port };
      const sides = sidesOf(scope.policies, conversation, 'maybe');
      if (sides.every(({ open }) => open)) throw new Error(openText(conversation, sides));
    }
  }
}

function conversations(
  from: ConversationEnd,
  to: ConversationEnd,
  scope: PolicyScope,
  podsInBlocks: PodsInBlocks,
): readonly Omit<Conversation, 'port'>[] {
  const callees = endsOf(to, scope, podsInBlocks);
  return endsOf(from, scope, podsInBlocks).flatMap((one) =>
    callees.map((other) => ({ from: one, to: other })),
  );
}

interface Scoped {
  readonly scope: PolicyScope;
  /** Set where the ends are pods of two clusters: those never reach each other as pods. */
  readonly apart?: string;
}

function scopeOf(from: ConversationEnd, to: ConversationEnd, options: ReachOptions): Scoped {
  const made = [from, to].filter(isConstruct);
  const [one, other] = made;
  const home = one ?? (isConstruct(options.in) ? options.in : undefined);
  const charts = chartsOf(options.in, home);
  const cluster = clusterOf(home, charts);
  const scope = policyScope(charts, cluster);
  if (one === undefined || other === undefined || made.some((end) => end instanceof External))
    return { scope };
  const [own, others] = [Cluster.find(one), Cluster.find(other)];
  if (own === others) return { scope };
  const [here, there] = [pathOf(one), pathOf(other)];
  if (own === undefined || others === undefined) {
    throw new Error(
      `${own ? there : here} is in no cluster, ${own ? here : there} in one: they may never meet`,
    );
  }
  return { scope, apart: `${here} and ${there} are in two clusters: reach the gateway instead` };
}

function chartsOf(given: ReachOptions['in'], home: IConstruct | undefined): readonly ResolvedChart[] {
  if (!(given instanceof Template)) {
    if (home !== undefined) return faultless(home).charts;
    throw new Error('neither end is a construct of a stack; say which: { in: cluster }');
  }
  const charts = given.chartsOfStack;
  if (home !== undefined && !charts.some(({ chart }) => chart.node.root === home.node.root)) {
    throw new Error(`the template is not of the stack that ${pathOf(home)} is in`);
  }
  return charts;
}

/** The one that is meant; `undefined` where the stack has none, and everything is taken for one cluster's. */
function clusterOf(home: IConstruct | undefined, charts: readonly ResolvedChart[]): Cluster | undefined {
  const own = home && Cluster.find(home);
  if (own) return own;
  const [only, ...others] = new Set(charts.flatMap(({ chart }) => Cluster.find(chart) ?? []));
  if (others.length === 0) return only;
  throw new Error(`there are ${others.length + 1} clusters in the stack; say which: { in: cluster }`);
}

function isConstruct(value: unknown): value is IConstruct {
  return Construct.isConstruct(value);
}

/** A declared call opens the port that callers use, and no other. */
function fix(from: ConversationEnd, to: ConversationEnd, { port }: CalledPort): string {
  const callable =
    (to instanceof Workload || to instanceof External) && portInPlaceOf(to, portOfCallee(to)) === port;
  return from instanceof Workload && callable ? `\n  fix: ${from.node.id}.calls(${to.node.id})` : '';
}
