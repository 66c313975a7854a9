import { agentTokenReference, apiAddressReference, serverTokenReference } from './host-spec';

/** What Terraform is to put in the places of the markers, such as `${var.agent_token}`. */
export interface TemplateReferences {
  readonly serverToken: string;
  readonly agentToken: string;
  readonly apiAddress: string;
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
  };
  return text.replace(
    /\$\{(?:server_token|agent_token|api_address)\}|[$%]\{/g,
    (match) => known[match] ?? `${match[0]}${match}`,
  );
}
