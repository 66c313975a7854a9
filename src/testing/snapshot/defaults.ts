import { isDeepStrictEqual } from 'node:util';
import type { KubernetesObject } from '../../emit';
import { clusterDns, renderPolicy } from '../../network';
import data from './defaults.json';

type Fields = Readonly<Record<string, unknown>>;

/** Stands in the data for the labels by which the object selects its pods. */
const SELECTOR = '<selector>';

/** The rule that every pod has, so that it can look names up. */
const { egress: lookUps } = renderPolicy({ labels: {}, ingress: [], egress: [clusterDns] }) as {
  readonly egress: readonly unknown[];
};

/** The object without the fields that have the value naust gives them everywhere. */
export function withoutDefaults(object: KubernetesObject): KubernetesObject {
  const ofKind: Fields = data.objects;
  const defaults = ofKind[String(object['kind'])] ?? {};
  const { spec } = object as { readonly spec?: { readonly selector?: { readonly matchLabels?: unknown } } };
  return less(withoutPodDefaults(named(object), spec?.selector?.matchLabels), defaults) as KubernetesObject;
}

/** With one word for the rule that all policies have. */
function named(object: KubernetesObject): unknown {
  const { spec } = object as { readonly spec?: { readonly egress?: unknown } };
  if (object['kind'] !== 'NetworkPolicy' || !Array.isArray(spec?.egress)) return object;
  const egress = spec.egress.map((rule: unknown) =>
    isDeepStrictEqual([rule], lookUps) ? '<cluster DNS>' : rule,
  );
  return { ...object, spec: { ...spec, egress } };
}

/** Pods lie at different depths in what makes them: they are known by their containers. */
function withoutPodDefaults(value: unknown, selector: unknown): unknown {
  if (!isFields(value)) return value;
  const inside = Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key,
      (key === 'containers' || key === 'initContainers') && Array.isArray(child)
        ? child.map((container) => less(container, data[key]))
        : withoutPodDefaults(child, selector),
    ]),
  );
  return Array.isArray(value['containers']) ? less(inside, withSelector(data.pod, selector)) : inside;
}

/** In place of a default that is not there: left out it would look like one that is. */
const NOT_SET = '<not set>';

/** What a value has other than the defaults, and what it lacks of them: two that differ come out as two. */
function less(value: unknown, defaults: unknown): unknown {
  if (!isFields(value) || !isFields(defaults)) return value;
  const left = Object.entries(value).flatMap(([key, child]) => {
    if (!Object.hasOwn(defaults, key)) return [[key, child] as const];
    if (isDeepStrictEqual(child, defaults[key])) return [];
    return [[key, less(child, defaults[key])] as const];
  });
  const lacking = Object.keys(defaults).filter((key) => value[key] === undefined);
  return Object.fromEntries([...left, ...lacking.map((key) => [key, NOT_SET] as const)]);
}

function withSelector(defaults: unknown, selector: unknown): unknown {
  if (defaults === SELECTOR) return selector;
  if (Array.isArray(defaults)) return defaults.map((item) => withSelector(item, selector));
  if (!isFields(defaults)) return defaults;
  return Object.fromEntries(
    Object.entries(defaults).map(([key, child]) => [key, withSelector(child, selector)]),
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
