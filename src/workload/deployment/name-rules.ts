import type { Construct } from 'constructs';
import { Cluster } from '../../cluster';
import { type Finding, shown } from '../../kernel';
import { wayByName } from '../../network';
import type { Engine } from '../../resilience';
import { type External, unreachableByName } from '../external';

/** Pods find a proxy in the place of a host by their hosts file: an engine that does not read it asks the host itself, which is closed. */
export function pastTheProxy(
  { address }: External,
  caller: Construct,
  engine: Engine | undefined,
): readonly Finding[] {
  if (!engine?.looksNamesUp || wayByName(caller)?.kind !== 'proxy') return [];
  return [
    {
      code: 'NAUST-WRK-031',
      what: 'calls a host by its name with a policy, and the engine that carries it out goes past the egress proxy',
      got: `${shown(address.host)} by the engine ${engine.name}, which looks names up itself`,
      allowed:
        'the engines envoy, linkerd, dapr and code; or a host with its cidrs; or a call without a policy',
      fix: 'give the networks that its owner publishes: cidrs: [...]',
    },
  ];
}

/** A host is declared in one cluster, and may be called from another, where other ways lead out. */
export function calledFromElsewhere(target: External, caller: Construct): readonly Finding[] {
  return Cluster.find(target) === Cluster.find(caller) ? [] : unreachableByName(target, caller);
}
