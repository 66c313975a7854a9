import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { goProgramFolder } from './cache';
import { programs } from './programs';

const provider = 'terraform-provider-hcloud';
const { version } = programs[provider];

function platform(): string {
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  return `${process.platform}_${arch}`;
}

/** The provider's executable, below its program folder, as terraform wants a mirror laid out. */
export const providerInMirror = join(
  'mirror/registry.terraform.io/hetznercloud/hcloud',
  version,
  platform(),
  `${provider}_v${version}`,
);

const configFile = 'terraform.rc';

function folder(): string {
  const of = goProgramFolder(provider);
  if (!of) throw new Error(`tools/versions.json: ${provider} has no Go module`);
  return of;
}

/** The CLI configuration that lets terraform find its providers in the mirror and nowhere else. */
export function cliConfig(): { readonly name: string; readonly text: string } {
  const text = `disable_checkpoint = true
provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(join(folder(), 'mirror'))}
    include = ["registry.terraform.io/*/*"]
  }
}
`;
  return { name: configFile, text };
}

/** The path for TF_CLI_CONFIG_FILE, or undefined when `npm run tools` has to be run. */
export function terraformCliConfig(): string | undefined {
  const file = join(folder(), configFile);
  return existsSync(file) ? file : undefined;
}
