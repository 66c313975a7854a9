import type { IConstruct } from 'constructs';
import type { Finding } from '../../kernel';
import type { CallOf, Engine } from '../../resilience';

/** The first policy of each callee, by the tree that it is called in. */
const first = new WeakMap<IConstruct, Map<string, { readonly caller: string; readonly policy: string }>>();

/** Where an engine holds one policy for each callee, a second that differs. */
export function sharedPolicyFindings(root: IConstruct, call: CallOf, engine: Engine): readonly Finding[] {
  if (engine.onePolicyForEachCallee !== true) return [];
  const known = first.get(root) ?? new Map<string, { readonly caller: string; readonly policy: string }>();
  first.set(root, known);
  const key = `${call.host}:${call.port}`;
  const { accepted: _, ...asked } = call.policy;
  const policy = JSON.stringify(asked);
  const caller = `${call.caller.namespace}/${call.caller.name}`;
  const other = known.get(key);
  if (other === undefined) known.set(key, { caller, policy });
  return other === undefined || other.policy === policy
    ? []
    : [twoPolicies(call, caller, other.caller, engine)];
}

function twoPolicies({ name }: CallOf, caller: string, other: string, engine: Engine): Finding {
  return {
    code: 'NAUST-RSL-013',
    what: `calls "${name}" by another policy than its other callers, and ${engine.name} holds one for each callee`,
    got: `two policies, of ${other} and of ${caller}`,
    allowed: 'one policy for all callers',
    fix: 'give both calls the same props, or choose an engine of each caller: envoy, istio, nginx, dapr or code',
  };
}
