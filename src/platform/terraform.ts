import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from '../terraform';

/** Loaded when the first cluster needs it: importing naust does not pay for cdktf, and Kubernetes alone does without. */
export const cdktf = (): typeof import('../terraform') =>
  require('../terraform') as typeof import('../terraform');

let scratch: string | undefined;

/** cdktf makes its output folders when constructed; naust writes its own, so this one goes with the process. */
function scratchFolder(): string {
  if (scratch === undefined) {
    const made = mkdtempSync(join(tmpdir(), 'naust-cdktf-'));
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
    scratch = made;
  }
  return scratch;
}

export function newTerraformApp(): App {
  const { App } = cdktf();
  return new App({ outdir: scratchFolder(), stackTraces: false });
}
