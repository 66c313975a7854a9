import { join } from 'node:path';

import type { ProviderSchema } from '@cdktn/commons';

import type { BoundProvider } from './providers';

/** What `terraform providers schema -json` prints, as far as it is looked at here. */
export type SchemaDocument = ProviderSchema;

export function schemaFile(provider: BoundProvider): string {
  return join(__dirname, 'schemas', `${provider.name}-${provider.version}.json`);
}
