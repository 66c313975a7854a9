import { readFileSync } from 'node:fs';
import resilience from '../../examples/resilience/main';
import { yamlOf } from './cluster-contents';
import { type ControlPlane, controlPlanePrograms, startControlPlane } from './control-plane';
import { describeWith } from './require-program';

const definitions = ['dapr-crds', 'gateway-api-crds', 'istio-crds'] as const;

describeWith([...controlPlanePrograms, ...definitions], 'a real control plane', (paths) => {
  let cluster: ControlPlane;
  beforeAll(async () => {
    cluster = await startControlPlane();
    for (const name of definitions) {
      const applied = await cluster.kubectl(
        ['apply', '--server-side', '-f', '-'],
        readFileSync(paths[name], 'utf8'),
      );
      expect(applied).toMatchObject({ code: 0 });
    }
    await cluster.kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=30s']);
  }, 120_000);
  afterAll(() => cluster?.stop());

  const own: readonly [engine: string, kinds: readonly string[]][] = [
    ['envoy', []],
    ['istio', ['virtualservice', 'destinationrule', 'peerauthentication']],
    ['linkerd', ['httproute']],
    ['nginx', []],
    ['dapr', ['resiliency', 'httpendpoint']],
    ['code', []],
  ];

  test.each(own)(
    'accepts strictly all that %s asks for',
    async (engine, kinds) => {
      const platform = resilience.platforms[engine]!;
      const args = ['apply', '--server-side', '--validate=strict', '--warnings-as-errors', '-f', '-'];
      const { code, stdout, stderr } = await cluster.kubectl(args, yamlOf(platform));
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      for (const kind of kinds) expect(stdout).toContain(`${kind}.`);
    },
    60_000,
  );

  test('would not accept a field that Istio does not know', async () => {
    const yaml = yamlOf(resilience.platforms['istio']!).replace(
      'consecutive5xxErrors',
      'consecutiveFiveHundreds',
    );
    const { code, stderr } = await cluster.dryRun(yaml);
    expect(code).toBe(1);
    expect(stderr).toContain('consecutiveFiveHundreds');
  }, 60_000);
});
