import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import host from '../../examples/host/main';
import norway from '../../examples/norway/main';
import shop from '../../examples/shop/main';
import { filesOf, problemsOf, Template } from '../../src/testing';

const errorsOf = (stack: typeof shop): string[] =>
  problemsOf(stack)
    .filter((problem) => problem.severity === 'error')
    .map((problem) => problem.code);

interface Pinned {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly template: {
      readonly spec: {
        readonly affinity?: {
          readonly nodeAffinity: {
            readonly requiredDuringSchedulingIgnoredDuringExecution: {
              readonly nodeSelectorTerms: readonly {
                readonly matchExpressions: readonly {
                  readonly key: string;
                  readonly values: readonly string[];
                }[];
              }[];
            };
          };
        };
      };
    };
  };
}

/** The regions that a workload is held to. */
function regionsOf(object: Pinned): readonly string[] {
  const { affinity } = object.spec.template.spec;
  const terms = affinity?.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms ?? [];
  return terms.flatMap(({ matchExpressions }) =>
    matchExpressions
      .filter(({ key }) => key === 'topology.kubernetes.io/region')
      .flatMap(({ values }) => values),
  );
}

function workloads(stack: typeof shop): Pinned[] {
  const template = Template.of(stack.platforms['prod']!);
  return ['Deployment', 'StatefulSet'].flatMap((kind) => template.findObjects<Pinned>(kind));
}

describe('the shop', () => {
  test('has no errors', () => expect(errorsOf(shop)).toEqual([]));

  test('reads in a hundred lines', () => {
    const source = readFileSync(join(__dirname, '../../examples/shop/main.ts'), 'utf8');
    expect(source.trimEnd().split('\n').length).toBeLessThanOrEqual(100);
  });

  test('keeps each environment apart', () => {
    const paths = [...filesOf(shop).keys()].filter((path) => path !== 'cdktf.out/manifest.json');
    const folders = new Set(
      paths.map((path) =>
        path
          .split('/')
          .slice(0, path.startsWith('cdktf') ? 3 : 2)
          .join('/'),
      ),
    );
    expect([...folders].sort()).toEqual([
      'cdktf.out/stacks/shop-prod-nordic',
      'cdktf.out/stacks/shop-test-nordic',
      'dist/shop-prod',
      'dist/shop-test',
      'naust.out/shop-prod',
      'naust.out/shop-test',
    ]);
  });

  test('holds what handles personal data, and all that watches, to Norway', () => {
    const pinned = workloads(shop).filter((object) => regionsOf(object).join() === 'norway');
    expect(pinned.map(({ metadata }) => metadata.name).sort()).toEqual([
      'alertmanager',
      'alloy',
      'auth',
      'blackbox-exporter',
      'grafana',
      'kube-state-metrics',
      'loki',
      'order-projection-worker',
      'orders',
      'payment',
      'prometheus',
    ]);
  });

  test('runs three of each in production and one of each in its test', () => {
    const replicas = (name: string) =>
      Template.of(shop.platforms[name]!).object<{ spec: object }>('Deployment', 'orders').spec;
    expect([replicas('prod'), replicas('test')]).toMatchObject([{ replicas: 3 }, { replicas: 1 }]);
  });

  test('comes out in the same bytes however often it is asked for', () => {
    expect([...filesOf(shop)]).toEqual([...filesOf(shop)]);
  });
});

describe('the journal in Norway', () => {
  test('has no errors', () => expect(errorsOf(norway)).toEqual([]));

  test('asks UpCloud for machines in Stavanger alone', () => {
    const template = Template.of(norway);
    template.terraformResourceCountIs('upcloud_server', 8);
    template.allTerraformResources('upcloud_server', { zone: 'no-svg1' });
  });
});

describe('two hosts without a cluster', () => {
  test('have no problems at all', () => expect(problemsOf(host)).toEqual([]));

  test('are nginx, and what watches it', () => {
    const paths = [...filesOf(host).keys()];
    expect(paths.filter((path) => !path.startsWith('naust.out/edge/'))).toEqual([]);
    expect(paths).toEqual(
      expect.arrayContaining(
        ['gateway/gateway/nginx.conf', 'compose/watch/compose.yaml', 'gateway/watch/nginx.conf'].map(
          (path) => `naust.out/edge/${path}`,
        ),
      ),
    );
    const asked = filesOf(host).get('naust.out/edge/compose/watch/prometheus/prometheus.yml');
    expect(asked).toContain('10.20.0.8:9113');
  });
});
