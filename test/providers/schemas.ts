import { readFileSync } from 'node:fs';
import { providers } from '../../tools/bindings/providers';
import { schemaFile } from '../../tools/bindings/schema-document';
import type { ProviderSchemas } from '../external/provider-schema';

/** The schema document of a provider that bindings are generated from. */
export function schemasOf(provider: 'hcloud' | 'openstack' | 'upcloud'): ProviderSchemas {
  const bound = providers.find(({ name }) => name === provider);
  if (!bound) throw new Error(`no bindings of ${provider}`);
  return JSON.parse(readFileSync(schemaFile(bound), 'utf8')) as ProviderSchemas;
}
