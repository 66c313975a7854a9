import { ApiObject, Chart, JsonPatch, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { hostileScalar, hostileText, nested, record } from './hostile';

/** A tree as data, so that it can be built under two roots. */
export interface GeneratedTree {
  readonly parts: readonly Part[];
  /** Pairs of parts, counted round: the first depends on the second. */
  readonly dependencies: readonly (readonly [number, number])[];
}

interface Part {
  readonly id: string;
  /** Of the constructs made before it that may hold it, counted round. */
  readonly scope: number;
  readonly make: (scope: Construct, id: string, object: typeof ApiObject) => Construct;
  readonly inChart: boolean;
}

/** Among them numbers, which JavaScript puts before all other keys, and what cdk8s leaves out of names. */
const ids = fc.constantFrom(
  'shop',
  'orders',
  'a',
  'b',
  '0',
  '1',
  '2',
  '10',
  '01',
  '-1',
  '4294967295',
  'Resource',
  'Default',
  'default',
  'Upper',
  'with.dot',
  'with_line',
  'æøå',
  'a b',
  'x'.repeat(70),
);

class Quantity {
  constructor(readonly value: string | number) {}
}

/** What cdk8s replaces when it resolves an object. */
const replaced = fc.oneof(
  nested(hostileScalar).map((value) => Lazy.any({ produce: () => value })),
  nested(hostileScalar).map((value) => Lazy.any({ produce: () => Lazy.any({ produce: () => value }) })),
  hostileScalar.map((value) => ({ resolve: () => value })),
  fc.oneof(hostileText, fc.integer()).map((value) => new Quantity(value)),
  fc.constantFrom(undefined, null, [], {}, [undefined, null], { a: undefined, b: [] }),
);

const data = record(
  nested(fc.oneof({ weight: 8, arbitrary: hostileScalar }, { weight: 1, arbitrary: replaced })),
);

const labels = fc.option(
  fc.dictionary(fc.constantFrom('app', 'team', '1', 'x/y'), hostileText, { maxKeys: 2 }),
  {
    nil: undefined,
  },
);

/** Some of them fail on most objects: then both must. */
const patches = fc.array(
  fc.oneof(
    hostileScalar.map((value) => JsonPatch.add('/added', value)),
    data.map((value) => JsonPatch.add('/spec', value)),
    hostileText.map((text) => JsonPatch.add('/metadata/labels', { patched: text })),
    hostileText.map((text) => JsonPatch.replace('/kind', text)),
    fc.constantFrom(
      JsonPatch.copy('/metadata', '/copied'),
      JsonPatch.move('/data', '/moved'),
      JsonPatch.remove('/data'),
      JsonPatch.remove('/metadata'),
      JsonPatch.test('/kind', 'ConfigMap'),
      JsonPatch.add('/data/0', 'first'),
    ),
  ),
  { maxLength: 2 },
);

const object = fc
  .record({
    kind: fc.constantFrom('ConfigMap', 'Deployment', 'CronJob', 'Thing'),
    apiVersion: fc.constantFrom('v1', 'apps/v1', 'batch/v1'),
    name: fc.option(hostileText, { nil: undefined }),
    namespace: fc.option(hostileText, { nil: undefined }),
    labels,
    annotations: labels,
    data,
    extra: data,
    patches: fc.option(patches, { nil: [], freq: 4 }),
    added: fc.option(fc.array(fc.tuple(fc.constantFrom('a', 'z'), hostileText), { maxLength: 2 }), {
      nil: [],
      freq: 4,
    }),
  })
  .map(
    ({
      kind,
      apiVersion,
      name,
      namespace,
      labels: own,
      annotations,
      data: held,
      extra,
      patches: ops,
      added,
    }) => {
      return (scope: Construct, id: string, Made: typeof ApiObject): Construct => {
        const metadata = { name, namespace, labels: own, annotations };
        const made = new Made(scope, id, { ...extra, apiVersion, kind, metadata, data: held } as never);
        made.addJsonPatch(...ops);
        added.forEach(([key, value]) => made.metadata.addAnnotation(key, value));
        return made;
      };
    },
  );

const ofPlus = fc
  .record({ text: hostileText, port: fc.integer({ min: 1, max: 9 }) })
  .chain(({ text, port }) =>
    fc.constantFrom<Part['make']>(
      (scope, id) => new kplus.ConfigMap(scope, id, { data: { [`key ${text}`]: text } }),
      (scope, id) => new kplus.Secret(scope, id, { stringData: { text }, immutable: true }),
      (scope, id) => new kplus.Namespace(scope, id),
      // Without a container it does not pass its own validation.
      (scope, id) => new kplus.Deployment(scope, id),
      (scope, id) => {
        const made = new kplus.Deployment(scope, id, { containers: [{ image: text, portNumber: port }] });
        made.exposeViaService({ ports: [{ port }] });
        return made;
      },
      (scope, id) =>
        new kplus.CronJob(scope, id, {
          schedule: { expressionString: text } as never,
          containers: [{ image: 'example', envVariables: { TEXT: kplus.EnvValue.fromValue(text) } }],
        }),
    ),
  );

const chart = fc
  .record({ namespace: fc.option(hostileText, { nil: undefined }), labels, plain: fc.boolean() })
  .map(({ namespace, labels: own, plain }): Part['make'] => {
    return (scope, id) => new Chart(scope, id, { namespace, labels: own, disableResourceNameHashes: plain });
  });

const makers = fc.oneof(
  { weight: 3, arbitrary: chart.map((make) => ({ make, inChart: false })) },
  {
    weight: 2,
    arbitrary: fc.constant({
      make: (scope: Construct, id: string) => new Construct(scope, id),
      inChart: false,
    }),
  },
  { weight: 5, arbitrary: object.map((make) => ({ make, inChart: true })) },
  { weight: 2, arbitrary: ofPlus.map((make) => ({ make, inChart: true })) },
);

export const generatedTree: fc.Arbitrary<GeneratedTree> = fc.record({
  parts: fc.array(
    fc
      .record({ id: ids, scope: fc.nat(50), maker: makers })
      .map(({ maker, ...part }) => ({ ...part, ...maker })),
    { minLength: 1, maxLength: 12 },
  ),
  dependencies: fc.oneof(fc.constant([]), fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { maxLength: 6 })),
});

/** @param object what the objects are made by that are not cdk8s-plus's */
export function build(root: Construct, { parts, dependencies }: GeneratedTree, object = ApiObject): void {
  const scopes: Construct[] = [root, new Chart(root, 'first')];
  const made: Construct[] = [];
  for (const { id, scope, make, inChart } of parts) {
    const possible = inChart ? scopes.filter(isInChart) : scopes;
    const parent = possible[scope % possible.length]!;
    // cdk8s leaves `Default` out of addresses, so that files of two charts get one name.
    const wanted = inChart ? id : id.replace('Default', 'other');
    const free = parent.node.tryFindChild(wanted) === undefined ? wanted : `${wanted}-${made.length}`;
    const construct = make(parent, free, object);
    made.push(construct);
    if (!inChart) scopes.push(construct);
  }
  for (const [from, to] of dependencies) {
    const [source, target] = [made[from % made.length]!, made[to % made.length]!];
    // Of an object that depends on itself cdk8s writes nothing, and says nothing; naust does.
    if (source !== target) source.node.addDependency(target);
  }
}

function isInChart(construct: Construct): boolean {
  return construct.node.scopes.some((scope) => Chart.isChart(scope));
}
