import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { program, type ProgramName } from '../../tools/program';
import { terraformCliConfig } from '../../tools/terraform-mirror';
import { type Ran, run, type RunOptions } from './run';

export const terraformPrograms = ['terraform', 'terraform-provider-hcloud'] as const satisfies ProgramName[];

/** Of the length that the provider asks for; it opens nothing. */
export const fakeToken = 'naust-test'.padEnd(64, '0');

export interface TerraformOptions {
  /** Of the API that the hcloud provider talks to; without it plan and apply have nowhere to go. */
  readonly endpoint?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Default 120 s a command. */
  readonly timeoutMs?: number;
}

export type Terraform = (...args: string[]) => Promise<Ran>;

// Nothing listens on loopback's port 9, so what has no fake API fails at once instead of reaching a real one.
const nowhere = 'http://127.0.0.1:9/v1';

/**
 * Terraform in a folder of Terraform JSON, with its state in that folder and the real providers from
 * the mirror. Other back ends are overridden, so nothing leaves the machine.
 */
export function terraformIn(folder: string, options: TerraformOptions = {}): Terraform {
  const terraform = program('terraform');
  const config = terraformCliConfig();
  if (!terraform || !config)
    throw new Error('not installed: npm run tools -- --only terraform-provider-hcloud');
  const backend = { terraform: { backend: { local: { path: 'terraform.tfstate' } } } };
  writeFileSync(join(folder, 'backend_override.tf.json'), JSON.stringify(backend));
  const runOptions: RunOptions = {
    cwd: folder,
    timeoutMs: options.timeoutMs ?? 120_000,
    env: {
      CHECKPOINT_DISABLE: '1',
      TF_CLI_ARGS: '-no-color',
      HCLOUD_ENDPOINT: options.endpoint ?? nowhere,
      HCLOUD_TOKEN: fakeToken,
      TF_CLI_CONFIG_FILE: config,
      TF_IN_AUTOMATION: '1',
      TF_INPUT: '0',
      ...options.env,
    },
  };
  return (...args) => run(terraform, args, runOptions);
}
