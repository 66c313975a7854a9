import type { IConstruct } from 'constructs';
import { Residency } from './residency';

const policies = new WeakMap<IConstruct, Residency>();

/** From here down, data is held to this policy. */
export function govern(construct: IConstruct, policy: Residency): void {
  policies.set(construct, policy);
}

const norway = Residency.norway();

/** The policy that holds where a construct is; Norway's where nothing says. */
export function policyAt(construct: IConstruct): Residency {
  for (let at: IConstruct | undefined = construct; at !== undefined; at = at.node.scope) {
    const policy = policies.get(at);
    if (policy !== undefined) return policy;
  }
  return norway;
}
