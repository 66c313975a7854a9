import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ControlPlane, controlPlanePrograms, startControlPlane } from './control-plane';
import { describeWith } from './require-program';
import { type Ran, run, runOk } from './run';
import { type ScannedExample, writeExamples } from './scanners/example-objects';
import { type OpenApi, schemaLocation, writeSchemas } from './scanners/open-api-schemas';
import { temporaryFolder } from './temporary-folder';

const definitions = ['cert-manager-crds', 'gateway-api-crds', 'istio-crds', 'dapr-crds'] as const;

const good = `apiVersion: v1
kind: ConfigMap
metadata: { name: orders, namespace: shop }
data: { LOG_LEVEL: info }
`;

describeWith(
  [...controlPlanePrograms, ...definitions, 'kubeconform'],
  'kubeconform, with the schemas of the API server itself',
  (paths) => {
    const folder = temporaryFolder('conforming');
    const scratch = temporaryFolder('conforming-apps');
    const schemas = temporaryFolder('schemas');
    let cluster: ControlPlane;
    let examples: readonly ScannedExample[];

    beforeAll(async () => {
      examples = await writeExamples(folder, scratch);
      cluster = await startControlPlane();
      for (const name of definitions) {
        const text = readFileSync(paths[name], 'utf8');
        expect(await cluster.kubectl(['apply', '--server-side', '-f', '-'], text)).toMatchObject({ code: 0 });
      }
      await cluster.kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s']);
      const { stdout } = await cluster.kubectl(['get', '--raw', '/openapi/v2']);
      writeSchemas(schemas, JSON.parse(stdout) as OpenApi);
    }, 180_000);
    afterAll(() => cluster?.stop());

    function conform(...files: readonly string[]): Promise<Ran> {
      const location = ['-schema-location', join(schemas, schemaLocation)];
      return run(paths.kubeconform, ['-strict', '-output', 'json', '-summary', ...location, ...files]);
    }

    test.each([
      [
        'a key that nobody knows',
        good.replace('\ndata:', '\ndate:'),
        /additional properties 'date' not allowed/,
      ],
      ['a key that stands twice', `${good}data: {}\n`, /key \\"data\\" already set/],
      ['a value of another type', good.replace('info', '1'), /got number, want string/],
    ])('refuses %s', async (_, text, complaint) => {
      const file = join(scratch, 'one.yaml');
      writeFileSync(file, good);
      await runOk(paths.kubeconform, ['-schema-location', join(schemas, schemaLocation), file]);
      writeFileSync(file, text);
      const { code, stdout } = await conform(file);
      expect({ code, stdout }).toMatchObject({ code: 1, stdout: expect.stringMatching(complaint) as string });
    });

    test('takes every object of every example', async () => {
      mkdirSync(scratch, { recursive: true });
      const { stdout } = await conform(...examples.map(({ name }) => join(folder, name)));
      const { resources = [], summary } = JSON.parse(stdout) as { resources?: object[]; summary: object };
      expect(resources).toEqual([]);
      const valid = examples.reduce((sum, { files }) => sum + files.length, 0);
      expect(summary).toEqual({ valid, invalid: 0, errors: 0, skipped: 0 });
    });
  },
);
