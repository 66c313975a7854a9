import { stringify } from 'yaml';
import { compareOutputs, type OutputFiles } from '../../src/changes';

type Comparison = ReturnType<typeof compareOutputs>;
export type Change = Comparison['changes'][number];

/** An output of these Kubernetes objects in one file. */
export function objects(...documents: readonly object[]): OutputFiles {
  return objectsIn('dist/shop/nordic/shop.k8s.yaml', ...documents);
}

export function objectsIn(path: string, ...documents: readonly object[]): OutputFiles {
  return new Map([[path, documents.map((document) => stringify(document)).join('---\n')]]);
}

/** An output of one Terraform stack. */
export function stack(config: object, name = 'shop-nordic'): OutputFiles {
  return new Map([[`cdktf.out/stacks/${name}/cdk.tf.json`, JSON.stringify(config)]]);
}

/** The changes between two outputs that can be read. */
export function changes(before: OutputFiles, after: OutputFiles): readonly Change[] {
  const { changes: found, problems } = compareOutputs(before, after);
  expect(problems).toEqual([]);
  return found;
}

/** The changes as they are agreed to. */
export function actions(before: OutputFiles, after: OutputFiles): readonly string[] {
  return changes(before, after).map(
    ({ action, place, name }) => `${action}:${place === '' ? '' : `${place}/`}${name}`,
  );
}

/** The only change between two outputs, place by place. */
export function onlyChange(before: OutputFiles, after: OutputFiles): Change {
  const found = changes(before, after);
  expect(found).toHaveLength(1);
  return found[0]!;
}

export function deployment(name: string, spec: object = {}): object {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'shop', labels: { app: name } },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { containers: [{ name, image: `registry.example.no/shop/${name}:1.0.0`, args: ['--serve'] }] },
      },
      ...spec,
    },
  };
}
