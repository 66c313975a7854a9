import { Chart } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { Manifest, uniqueId } from '../kernel';
import { platformName } from '../platform';
import { policyAt } from '../residency';
import { type Pin, type PinnedData, pinNames } from './pin';
import { renderBinding } from './render-binding';
import { renderClaimPolicy } from './render-claim-policy';
import { renderPodPolicy } from './render-pod-policy';
import { renderStorageClass } from './render-storage-class';

/** What is known of the cluster that pinned namespaces are in. */
export interface PinHome {
  /** The values of `topology.kubernetes.io/region` of its nodes. */
  readonly regions: readonly string[];
  /** Classes that something else makes, of which the stack says that their volumes are only where this may rest. */
  storageClasses(holds: PinnedData): readonly string[];
}

interface Pins {
  readonly known: PinHome | undefined;
  readonly namespaces: Map<string, Pin>;
  readonly made: Map<PinnedData, Pin>;
  chart: Chart | undefined;
}

const homes = new WeakMap<IConstruct, Pins>();

/** From here down, namespaces are pinned in one cluster, and by its own nodes. */
export function pinsBelow(construct: Construct, known: PinHome): void {
  homes.set(construct, { known, namespaces: new Map(), made: new Map(), chart: undefined });
}

/** Pins a namespace: from then on the cluster itself refuses there what is not held to the regions. */
export function pinNamespace(construct: Construct, name: string, holds: PinnedData): Pin {
  const [home, pins] = homeOf(construct);
  const pin = pins.made.get(holds) ?? make(home, pins, holds);
  pins.namespaces.set(name, pin);
  return pin;
}

/** The pin of the namespace of this name in the cluster that a construct is in. */
export function pinOfNamespace(construct: IConstruct, name: string): Pin | undefined {
  return homeOf(construct)[1].namespaces.get(name);
}

/** The nearest that says so, or else the root: outside of clusters a whole tree is taken for one cluster's. */
function homeOf(construct: IConstruct): readonly [IConstruct, Pins] {
  let at = construct;
  for (;;) {
    const pins = homes.get(at);
    if (pins !== undefined) return [at, pins];
    if (at.node.scope === undefined) break;
    at = at.node.scope;
  }
  const pins: Pins = { known: undefined, namespaces: new Map(), made: new Map(), chart: undefined };
  homes.set(at, pins);
  return [at, pins];
}

function make(home: IConstruct, pins: Pins, holds: PinnedData): Pin {
  const chart = (pins.chart ??= chartOf(home as Construct));
  const allowed = policyAt(home).regions(holds);
  const there = allowed.filter((region) => pins.known === undefined || pins.known.regions.includes(region));
  const own = `local-path-${pinNames[holds]}`;
  const pin: Pin = {
    holds,
    regions: there.length === 0 ? allowed : there,
    storageClasses: [own, ...(pins.known?.storageClasses(holds) ?? [])],
  };
  place(chart, own, pin);
  pins.made.set(holds, pin);
  return pin;
}

function chartOf(home: Construct): Chart {
  return new Chart(home, uniqueId(home, 'residency'), {
    labels: { 'app.kubernetes.io/managed-by': 'naust', 'app.kubernetes.io/part-of': platformName(home) },
  });
}

function place(chart: Chart, storageClass: string, pin: Pin): void {
  const data = pinNames[pin.holds];
  new Manifest(chart, `storage-class-${data}`, {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: storageClass },
    ...renderStorageClass(pin),
  });
  for (const [what, spec] of [
    ['pods', renderPodPolicy(pin)],
    ['claims', renderClaimPolicy(pin)],
  ] as const) {
    const name = `naust-${data}-${what}`;
    const metadata = { name };
    const apiVersion = 'admissionregistration.k8s.io/v1';
    new Manifest(chart, `policy-${data}-${what}`, {
      apiVersion,
      kind: 'ValidatingAdmissionPolicy',
      metadata,
      spec,
    });
    new Manifest(chart, `binding-${data}-${what}`, {
      apiVersion,
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata,
      spec: renderBinding(name, pin.holds),
    });
  }
}
