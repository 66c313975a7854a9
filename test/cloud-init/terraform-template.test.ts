import fc from 'fast-check';
import { agentTokenReference, serverTokenReference, toTerraformTemplate } from '../../src/cloud-init';

const references = {
  serverToken: '${var.server_token}',
  agentToken: '${var.agent_token}',
  apiAddress: '${hcloud_primary_ip.first.ip_address}',
  privateApiAddress: '10.0.0.5',
  serverAddresses: '10.0.0.11,10.0.0.12',
};

/** What Terraform makes of a template without references: an escape is one character longer than what it stands for. */
function expanded(template: string): string {
  expect(template.replaceAll(/\$\$\{|%%\{/g, ' ')).not.toMatch(/[$%]\{/);
  return template.replaceAll(/([$%])\1\{/g, '$1{');
}

/** Texts in which the characters that mean something to Terraform are frequent. */
const text = fc
  .array(fc.oneof(fc.constantFrom('$', '%', '{', '}', '${', '%{', '"', '\\', '\n', 'a'), fc.string()))
  .map((parts) => parts.join(''));

describe('a text as a Terraform template', () => {
  test('is that text again when Terraform has read it', () => {
    fc.assert(
      fc.property(text, (value) => {
        fc.pre(!/\$\{(server_token|agent_token|(private_)?api_address|server_addresses)\}/.test(value));
        expect(expanded(toTerraformTemplate(value, references))).toBe(value);
      }),
    );
  });

  test('has references where the markers were, and nowhere else', () => {
    const shell = `${agentTokenReference} \${work} ${serverTokenReference} \${api_address} \${server_token_2}`;
    expect(toTerraformTemplate(shell, references)).toBe(
      '${var.agent_token} $${work} ${var.server_token} ${hcloud_primary_ip.first.ip_address} $${server_token_2}',
    );
  });
});
