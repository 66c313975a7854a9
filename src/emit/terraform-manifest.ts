import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cdktf } from '../platform';
import type { StackManifest } from '../terraform';

/** What cdktf knows a folder's stacks by: those that it does not name, it deletes. */
export interface TerraformManifest {
  readonly version: string;
  readonly stacks: Readonly<Record<string, StackManifest>>;
}

/** The manifest as cdktf's own synth would have written it, byte for byte. */
export function terraformManifestText({ version, stacks }: TerraformManifest): string {
  const scratch = mkdtempSync(join(tmpdir(), 'naust-manifest-'));
  try {
    const { Manifest } = cdktf();
    const manifest = new Manifest(version, scratch, false);
    Object.assign(manifest.stacks, stacks);
    manifest.writeToFile();
    return readFileSync(join(scratch, Manifest.fileName), 'utf8');
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
