import { Size } from 'cdk8s';
import { callersOf, configOf, objectOf, objects, podTemplates } from './objects';
import { observed } from './stack';

/** Made and resolved once: the tests only look at it. */
const stack = observed();

describe('who may talk to whom', () => {
  test.each([
    ['loki', ['alloy', 'grafana', 'prometheus']],
    ['alertmanager', ['grafana', 'prometheus']],
    ['prometheus', ['grafana']],
    ['grafana', ['prometheus']],
    ['alloy', ['prometheus']],
    ['kube-state-metrics', ['prometheus']],
    ['node-exporter', ['prometheus']],
    ['blackbox-exporter', ['prometheus']],
  ])('%s is reached by %j only', (name, callers) => expect(callersOf(stack, name)).toEqual(callers));

  test('nothing leads in from outside', () => {
    const kinds = new Set(objects(stack).map((object) => object.kind));
    expect([...kinds].filter((kind) => /Ingress|Route/.test(kind))).toEqual([]);
    const services = objects(stack).filter((object) => object.kind === 'Service');
    expect(services.map((service) => service.spec)).toEqual(
      services.map(() => expect.objectContaining({ clusterIP: 'None' }) as object),
    );
  });
});

describe('what the Kubernetes API lets them do', () => {
  const resourcesOf = (name: string) =>
    (objectOf(stack, 'ClusterRole', `observability-${name}`).rules ?? []).flatMap(
      (rule) => rule.resources ?? [],
    );
  const verbsOf = (name: string) =>
    new Set(
      (objectOf(stack, 'ClusterRole', `observability-${name}`).rules ?? []).flatMap((rule) => rule.verbs),
    );

  test.each(['prometheus', 'alloy', 'kube-state-metrics'])(
    '%s changes nothing and sees no secret',
    (name) => {
      expect([...verbsOf(name)].filter((verb) => !['get', 'list', 'watch'].includes(verb))).toEqual([]);
      expect(resourcesOf(name)).not.toContain('secrets');
    },
  );

  test('kube-state-metrics asks for exactly what it may see', () => {
    const args = podTemplates(stack).get('kube-state-metrics')!.spec.containers[0]?.args ?? [];
    const asked = args
      .find((arg) => arg.startsWith('--resources='))
      ?.slice('--resources='.length)
      .split(',');
    expect(asked).toEqual([...resourcesOf('kube-state-metrics')].sort());
  });

  test.each(['grafana', 'loki', 'node-exporter'])('%s has no token', (name) => {
    expect(podTemplates(stack).get(name)!.spec).toMatchObject({ automountServiceAccountToken: false });
  });
});

describe('Grafana', () => {
  const environment = () =>
    Object.fromEntries(
      (podTemplates(stack).get('grafana')!.spec.containers[0]?.env ?? []).map(({ name, value }) => [
        name,
        value,
      ]),
    );

  test('lets nobody sign up or look in unknown', () => {
    expect(environment()).toMatchObject({
      GF_USERS_ALLOW_SIGN_UP: 'false',
      GF_AUTH_ANONYMOUS_ENABLED: 'false',
    });
  });

  test('reads its password from a Secret that the stack does not write', () => {
    expect(environment()['GF_SECURITY_ADMIN_PASSWORD__FILE']).toBe('/etc/grafana-admin/password');
    expect(
      podTemplates(observed({ grafana: { adminSecret: 'vault-grafana' } })).get('grafana')!.spec,
    ).toMatchObject({
      volumes: expect.arrayContaining([
        {
          name: 'admin',
          secret: { secretName: 'vault-grafana', items: [{ key: 'password', path: 'password' }] },
        },
      ]) as object,
    });
    expect(objects(stack).filter((object) => object.kind === 'Secret')).toEqual([]);
  });
});

describe('nothing is told to the makers of the programs', () => {
  test('by Grafana', () => {
    const env = podTemplates(stack).get('grafana')!.spec.containers[0]?.env ?? [];
    const told = env.filter(({ name }) => /REPORTING|CHECK_FOR|NEWS_FEED|EXTERNAL_ENABLED/.test(name));
    expect(told.map(({ value }) => value)).toEqual(told.map(() => 'false'));
    expect(told).toHaveLength(5);
  });

  test('by Loki', () => expect(configOf(stack, 'loki', 'loki.yaml')).toContain('reporting_enabled: false'));

  test('by Alloy', () => {
    expect(podTemplates(stack).get('alloy')!.spec.containers[0]?.args).toContain('--disable-reporting');
  });
});

test('Loki reads its log back within its own memory', () => {
  const loki = (memory: Size) => configOf(observed({ loki: { memory } }), 'loki', 'loki.yaml');
  expect(loki(Size.gibibytes(1))).toContain('replay_memory_ceiling: 512MB');
  expect(loki(Size.gibibytes(4))).toContain('replay_memory_ceiling: 2048MB');
});
