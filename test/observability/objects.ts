import type { Platform } from '../../src/platform';
import { Template } from '../../src/testing';

/** What these tests look at in an object. */
export interface SomeObject {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly rules?: readonly { readonly resources?: readonly string[]; readonly verbs: readonly string[] }[];
  readonly spec?: {
    readonly template?: PodTemplate;
    readonly ingress?: readonly Direction[];
    readonly egress?: readonly Outward[];
    readonly volumeClaimTemplates?: readonly {
      readonly spec: { readonly storageClassName: string; readonly resources: { readonly requests: object } };
    }[];
  };
}

interface PodTemplate {
  readonly metadata: { readonly annotations?: Readonly<Record<string, string>> };
  readonly spec: {
    readonly affinity?: object;
    readonly hostNetwork?: boolean;
    readonly tolerations?: readonly object[];
    readonly containers: readonly {
      readonly args?: readonly string[];
      readonly env?: readonly { readonly name: string; readonly value?: string }[];
    }[];
  };
}

interface Direction {
  readonly from?: readonly {
    readonly podSelector?: { readonly matchLabels: Readonly<Record<string, string>> };
  }[];
}

interface Outward {
  readonly to?: readonly { readonly ipBlock?: { readonly cidr: string } }[];
  readonly ports: readonly { readonly port: number | string }[];
}

const templates = new WeakMap<Platform, Template>();

/** Taken once a platform: one that is looked at is finished. */
function templateOf(platform: Platform): Template {
  const template = templates.get(platform) ?? Template.of(platform);
  templates.set(platform, template);
  return template;
}

export function objects(platform: Platform): readonly SomeObject[] {
  return templateOf(platform).objects<SomeObject>();
}

export function objectOf(platform: Platform, kind: string, name: string): SomeObject {
  return templateOf(platform).object<SomeObject>(kind, name);
}

/** Everything that makes pods, by its name. */
export function podTemplates(platform: Platform): ReadonlyMap<string, PodTemplate> {
  return new Map(
    objects(platform).flatMap(({ metadata, spec }) =>
      spec?.template ? [[metadata.name, spec.template] as const] : [],
    ),
  );
}

/** A configuration file as its program is given it. */
export function configOf(platform: Platform, map: string, file: string): string {
  const text = objectOf(platform, 'ConfigMap', map).data?.[file];
  if (text === undefined) throw new Error(`no ${file} in ${map}`);
  return text;
}

/** The names of the pods that may talk to these. */
export function callersOf(platform: Platform, name: string): readonly (string | undefined)[] {
  const ingress = objectOf(platform, 'NetworkPolicy', name).spec?.ingress ?? [];
  const peers = ingress.flatMap(({ from = [] }) => from);
  return peers.map((peer) => peer.podSelector?.matchLabels['app.kubernetes.io/name']).sort();
}

/** The networks outside the pods' own that these pods may call, by port. */
export function networksCalledBy(
  platform: Platform,
  name: string,
): Readonly<Record<string, readonly string[]>> {
  const egress = objectOf(platform, 'NetworkPolicy', name).spec?.egress ?? [];
  const called = egress.flatMap(({ to = [], ports }) => {
    const networks = to.flatMap((peer) => peer.ipBlock?.cidr ?? []);
    return networks.length === 0 ? [] : ports.map(({ port }) => [port, networks] as const);
  });
  return Object.fromEntries(called);
}
