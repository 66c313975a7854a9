import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import norway from '../../examples/norway/main';
import shop from '../../examples/shop/main';
import { userDataBytes } from '../../src/cloud-init';
import { filesOf } from '../../src/testing';
import { schemasOf } from '../providers/schemas';
import { readAtHetzner } from './cloud-init-reader';
import { type HcloudFake, startHcloudFake } from './hcloud-fake';
import { schemaProblems, type TerraformJson } from './provider-schema';
import { describeWith } from './require-program';
import { temporaryFolder } from './temporary-folder';
import { referenceProblems } from './terraform-references';
import { type Terraform, terraformIn, terraformPrograms } from './terraform';

const env = { TF_VAR_server_token: 's'.repeat(64), TF_VAR_agent_token: 'a'.repeat(64) };

function stackOf(project: typeof shop, id: string): TerraformJson {
  return JSON.parse(filesOf(project).get(`cdktf.out/stacks/${id}/cdk.tf.json`) ?? '') as TerraformJson;
}

describeWith([...terraformPrograms, 'cloud-init'], "the shop's machines in Helsinki", (paths) => {
  const folder = temporaryFolder('shop-terraform');
  let fake: HcloudFake;
  let terraform: Terraform;
  const files = filesOf(shop);

  beforeAll(async () => {
    fake = await startHcloudFake();
    terraform = terraformIn(folder, { endpoint: fake.endpoint, env });
    const stack = { ...stackOf(shop, 'shop-prod-nordic'), provider: { hcloud: { poll_interval: '50ms' } } };
    writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(stack));
    expect(await terraform('init')).toMatchObject({ code: 0, stderr: '' });
  }, 60_000);
  afterAll(() => fake?.stop());

  test('are valid to Terraform and planned without a warning', async () => {
    expect(await terraform('validate')).toMatchObject({ code: 0, stderr: '' });
    const { code, stdout, stderr } = await terraform('plan', '-no-color');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).not.toContain('Warning:');
  }, 120_000);

  test('are made as planned, and then leave nothing to change', async () => {
    expect(await terraform('apply', '-auto-approve')).toMatchObject({ code: 0, stderr: '' });
    expect(fake.problems).toEqual([]);
    expect(await terraform('plan', '-detailed-exitcode')).toMatchObject({ code: 0, stderr: '' });
  }, 180_000);

  test('are told what the files for eyes say, with tokens put in, and agents not that of servers', async () => {
    const sent = fake.state.servers.all();
    expect(sent).toHaveLength(6);
    for (const { name, user_data } of sent) {
      // Longer than the budget, so it was gzipped.
      expect(user_data).toMatch(/^[A-Za-z0-9+/]+=*$/);
      const text = await readAtHetzner(paths['cloud-init'], String(user_data));
      const shown = files.get(`naust.out/shop-prod/hosts/${name}/user-data.yaml`)!;
      const told = {
        server_token: 's'.repeat(64),
        agent_token: 'a'.repeat(64),
        private_api_address: '10.0.0.5',
      };
      expect(text).toBe(
        Object.entries(told).reduce((all, [key, value]) => all.replaceAll(`\${${key}}`, value), shown),
      );
      expect(text.includes('s'.repeat(64))).toBe(name.includes('servers'));
      expect(String(user_data).length).toBeLessThanOrEqual(userDataBytes(shown, 'gzip'));
    }
  });

  test('say whom the host in Oslo must join and let in', async () => {
    const { stdout } = await terraform('output', '-raw', 'peers');
    expect(stdout.split(',')).toHaveLength(7);
    expect(stdout.split(',')).toContain('198.51.100.8');
    expect(stdout.split(',')).toContain((await terraform('output', '-raw', 'api_address')).stdout);
  });
});

describe('the machines of the journal in Stavanger', () => {
  const stack = stackOf(norway, 'journal-stavanger');

  test("are what UpCloud's provider says it takes", () => {
    expect(schemaProblems(stack, schemasOf('upcloud'))).toEqual([]);
  });

  test('refer to each other without a gap or a circle', () => expect(referenceProblems(stack)).toEqual([]));
});
