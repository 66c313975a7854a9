import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { renderUserData, toTerraformTemplate } from '../../src/cloud-init';
import { agent, firstServer } from '../cloud-init/example-hosts';
import { describeWith } from './require-program';
import { temporaryFolder } from './temporary-folder';
import { terraformIn } from './terraform';

const tricky = [
  '${a}',
  '$${a}',
  '$$${a}',
  '%{if}',
  '%%{if}',
  '$%{a}',
  '%${a}',
  '$',
  '\\${a}',
  '"${a}"',
  '$${',
  '${',
  '}',
];
const references = {
  serverToken: '${var.server_token}',
  agentToken: '${var.agent_token}',
  apiAddress: '${var.api_address}',
  privateApiAddress: '10.0.0.5',
  serverAddresses: '10.0.0.11',
};

describeWith(['terraform', 'terraform-provider-hcloud'], 'Terraform', () => {
  const folder = temporaryFolder('template');

  test('reads a template as the text it was made of, with the tokens put in', async () => {
    const texts = [...tricky, renderUserData(agent), renderUserData(firstServer)];
    const stack = {
      variable: {
        server_token: { default: 'S'.repeat(32) },
        agent_token: { default: 'A'.repeat(32) },
        api_address: { default: '198.51.100.1' },
      },
      output: { texts: { value: texts.map((text) => toTerraformTemplate(text, references)) } },
    };
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(stack));
    const terraform = terraformIn(folder);
    expect(await terraform('init')).toMatchObject({ code: 0 });
    expect(await terraform('apply', '-auto-approve')).toMatchObject({ code: 0 });
    const { stdout } = await terraform('output', '-json', 'texts');
    const expected = texts.map((text) =>
      text.replaceAll('${server_token}', 'S'.repeat(32)).replaceAll('${agent_token}', 'A'.repeat(32)),
    );
    expect(JSON.parse(stdout)).toEqual(expected);
  });
});
