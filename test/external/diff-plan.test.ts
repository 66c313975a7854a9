import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareOutputs } from '../../src/changes';
import { Cluster, type Protection } from '../../src/cluster';
import { environments, Platform } from '../../src/platform';
import { hetzner, plan } from '../../src/providers/hetzner';
import { Residency } from '../../src/residency';
import { filesOf } from '../../src/testing';
import { access, exampleState } from '../providers/example-site';
import { type HcloudFake, startHcloudFake } from './hcloud-fake';
import { describeWith } from './require-program';
import { temporaryFolder } from './temporary-folder';
import { type Terraform, terraformIn, terraformPrograms } from './terraform';

const env = { TF_VAR_server_token: 's'.repeat(64), TF_VAR_agent_token: 'a'.repeat(64) };

function shop(name: string, protection: Protection): Platform {
  const platform = new Platform({ name, residency: Residency.eea() });
  new Cluster(platform, 'nordic', {
    machines: hetzner({ location: 'hel1', protection, ...access }),
    state: exampleState,
    servers: { count: 1, plan: plan.ccx13 },
    pools: { apps: { count: 1, plan: plan.ccx13 } },
  });
  return platform;
}

const outputOf = (prod: Protection) =>
  filesOf(environments({ test: shop('shop-test', 'all'), prod: shop('shop-prod', prod) }));

describeWith(terraformPrograms, 'a plan of one of two environments', () => {
  const folder = temporaryFolder('diff-plan');
  const stack = join(folder, 'shop-prod-nordic');
  const planned = outputOf('servers');
  let fake: HcloudFake;
  let terraform: Terraform;
  let text: string;

  /** Brings the stack of an output to Terraform. */
  function bring(output: ReturnType<typeof outputOf>): void {
    const config = JSON.parse(output.get('cdktf.out/stacks/shop-prod-nordic/cdk.tf.json') ?? '') as object;
    const settings = { provider: { hcloud: { poll_interval: '50ms' } } };
    writeFileSync(join(stack, 'cdk.tf.json'), JSON.stringify({ ...config, ...settings }));
  }

  beforeAll(async () => {
    mkdirSync(stack);
    fake = await startHcloudFake();
    terraform = terraformIn(stack, { endpoint: fake.endpoint, env });
    bring(outputOf('all'));
    expect(await terraform('init')).toMatchObject({ code: 0, stderr: '' });
    expect(await terraform('apply', '-auto-approve')).toMatchObject({ code: 0, stderr: '' });
    bring(planned);
    expect(await terraform('plan', '-out=plan')).toMatchObject({ code: 0, stderr: '' });
    const shown = await terraform('show', '-json', 'plan');
    expect(shown).toMatchObject({ code: 0, stderr: '' });
    text = shown.stdout;
  }, 300_000);
  afterAll(() => fake?.stop());

  const compared = (after: ReturnType<typeof outputOf>) =>
    compareOutputs(outputOf('all'), after, [{ file: 'plan.json', text }]);

  test('tells what Terraform would do, of that environment', () => {
    const { changes, problems } = compared(planned);
    expect(problems).toEqual([]);
    const resources = changes.filter(({ subject }) => subject === 'resource');
    expect(resources.map(({ action, place, name }) => [action, place, name])).toEqual([
      ['change', 'shop-prod-nordic', 'hcloud_primary_ip.shop-prod-nordic-apps-1'],
      ['change', 'shop-prod-nordic', 'hcloud_server.shop-prod-nordic-apps-1'],
    ]);
    for (const { differences } of resources) {
      const protection = differences.find(({ path }) => path === 'delete_protection');
      expect(protection).toMatchObject({ before: true, after: false });
    }
  });

  test('is refused where the sources have gone on since', () => {
    const { problems } = compared(outputOf('none'));
    expect(problems).toMatchObject([
      { code: 'NAUST-DIF-005', got: expect.stringContaining('delete_protection') },
    ]);
  });
});
