import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A Terraform provider whose bindings are generated from its own schema document. */
export interface BoundProvider {
  /** Folder below src/providers that the bindings go to. */
  readonly folder: string;
  readonly namespace: string;
  readonly name: string;
  /** Version of the schema document; synth pins the provider to exactly this one. */
  readonly version: string;
  /** What naust makes; nothing else is kept of the document. */
  readonly resources: readonly string[];
  /** What naust looks up because somebody else made it. */
  readonly dataSources: readonly string[];
}

const rooms = join(__dirname, '..', '..', 'src', 'providers');

/** Every room that has a `terraform.json`: a new provider is a new folder. */
export const providers: readonly BoundProvider[] = readdirSync(rooms)
  .sort()
  .filter((folder) => existsSync(descriptionOf(folder)))
  .map((folder) => {
    const described = JSON.parse(readFileSync(descriptionOf(folder), 'utf8')) as Omit<
      BoundProvider,
      'folder'
    >;
    return { folder, ...described };
  });

function descriptionOf(folder: string): string {
  return join(rooms, folder, 'terraform.json');
}

/** The provider's key in what `terraform providers schema -json` prints: always in lower case. */
export function schemaKey(provider: BoundProvider): string {
  return `registry.terraform.io/${provider.namespace}/${provider.name}`.toLowerCase();
}
