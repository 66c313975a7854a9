import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import shop from '../../examples/shop/main';
import { filesOf } from '../../src/testing';
import { terraformCliConfig } from '../../tools/terraform-mirror';
import { type HcloudFake, startHcloudFake } from './hcloud-fake';
import { describeWith } from './require-program';
import { type Ran, run } from './run';
import { temporaryFolder } from './temporary-folder';
import { fakeToken, terraformPrograms } from './terraform';

/** Otherwise cdktf has Terraform ask the registry for the checksums of providers. */
const offline = ['--skip-provider-lock', '--no-color'];

const root = join(__dirname, '..', '..');

describeWith(['cdktf', ...terraformPrograms], 'cdktf diff', (paths) => {
  const folder = temporaryFolder('cdktf-diff');
  const stack = join(folder, 'stacks/shop-prod-nordic');
  let fake: HcloudFake;
  let ran: Ran;

  beforeAll(async () => {
    fake = await startHcloudFake();
    // The state of the shop is in a bucket, which is nowhere here; Terraform lets another file say otherwise.
    mkdirSync(stack, { recursive: true });
    const backend = { terraform: { backend: { local: { path: 'terraform.tfstate' } } } };
    writeFileSync(join(stack, 'backend_override.tf.json'), JSON.stringify(backend));
    ran = await run(paths.cdktf, ['diff', 'shop-prod-nordic', '--output', folder, ...offline], {
      cwd: root,
      timeoutMs: 200_000,
      env: {
        CI: '1',
        HOME: folder,
        CHECKPOINT_DISABLE: '1',
        TF_CLI_ARGS: '-no-color',
        TF_CLI_CONFIG_FILE: terraformCliConfig(),
        HCLOUD_ENDPOINT: fake.endpoint,
        HCLOUD_TOKEN: fakeToken,
        TF_VAR_server_token: 's'.repeat(64),
        TF_VAR_agent_token: 'a'.repeat(64),
      },
    });
  }, 220_000);
  afterAll(() => fake?.stop());

  test('plans every resource that naust wrote, from the bytes that naust writes', () => {
    const text = filesOf(shop).get('cdktf.out/stacks/shop-prod-nordic/cdk.tf.json') ?? '';
    expect(readFileSync(join(stack, 'cdk.tf.json'), 'utf8')).toBe(text);
    const { resource } = JSON.parse(text) as { readonly resource: Readonly<Record<string, object>> };
    const resources = Object.values(resource).flatMap((named) => Object.keys(named));
    expect(ran).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(
        `Plan: ${resources.length} to add, 0 to change, 0 to destroy.`,
      ) as string,
    });
    expect(fake.problems).toEqual([]);
  });
});
