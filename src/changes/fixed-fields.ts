import type { Difference } from './difference';
import { touches } from './field-pattern';
import { at, type Json, type JsonObject, same } from './json';
import data from './data/fixed-fields.json';

interface Condition {
  readonly field: string;
  readonly is: Json;
}

interface Rule {
  readonly fixed: readonly string[];
  readonly except?: readonly string[];
  readonly if?: Condition;
  readonly unless?: Condition;
}

const rulesOf: Readonly<Record<string, readonly Rule[]>> = data.kinds;

/** Whether Kubernetes refuses this difference: the object has to be deleted and made anew. */
export function isFixed(kind: string, before: JsonObject, difference: Difference): boolean {
  return (rulesOf[kind] ?? []).some((rule) => {
    if (rule.if && !holds(before, rule.if)) return false;
    if (rule.unless && holds(before, rule.unless)) return false;
    if (rule.except?.some((field) => touches(difference, field))) return false;
    return rule.fixed.some((field) => touches(difference, field));
  });
}

function holds(object: JsonObject, { field, is }: Condition): boolean {
  return same(at(object, field), is);
}
