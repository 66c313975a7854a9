import {
  agentTokenReference,
  apiAddressReference,
  privateApiReference,
  serverTokenReference,
  serversReference,
} from './host-spec';

/** What Terraform is to put in the places of the markers, such as `${var.agent_token}`. */
export interface TemplateReferences {
  readonly serverToken: string;
  readonly agentToken: string;
  readonly apiAddress: string;
  readonly privateApiAddress: string;
  readonly serverAddresses: string;
}

/**
 * A text as a Terraform template that yields it again: whatever Terraform would expand is escaped, except the markers,
 * which become references.
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
export function toTerraformTemplate(text: string, references: TemplateReferences): string {
  const known: Readonly<Record<string, string>> = {
    [serverTokenReference]: references.serverToken,
    [agentTokenReference]: references.agentToken,
    [apiAddressReference]: references.apiAddress,
    [privateApiReference]: references.privateApiAddress,
    [serversReference]: references.serverAddresses,
  };
  return text.replace(
    /\$\{(?:server_token|agent_token|api_address|private_api_address|server_addresses)\}|[$%]\{/g,
    (match) => known[match] ?? `${match[0]}${match}`,
  );
}
