import { App } from 'cdktf';
import * as fc from 'fast-check';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesOf } from '../../src/testing';
import { buildStacks, type GeneratedStacks, generatedStacks } from './generated-stacks';
import { emptyPlatform } from './stacks';

/** What cdktf itself writes for an app. */
export function cdktfFiles(build: (app: App) => void): Record<string, string> {
  const outdir = mkdtempSync(join(tmpdir(), 'naust-test-'));
  try {
    const app = new App({ outdir, stackTraces: false });
    build(app);
    app.synth();
    const files = readdirSync(outdir, { recursive: true, encoding: 'utf8' });
    return Object.fromEntries(
      files
        .filter((file) => statSync(join(outdir, file)).isFile())
        .map((file) => [`cdktf.out/${file}`, readFileSync(join(outdir, file), 'utf8')]),
    );
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** Holds so many generated projects to what cdktf makes of them, byte for byte. Returns the number of files. */
export function comparedWithCdktf(parameters: fc.Parameters<[GeneratedStacks]>): number {
  let files = 0;
  fc.assert(
    fc.property(generatedStacks, (stacks) => {
      const platform = emptyPlatform();
      buildStacks(platform.terraform, stacks);
      expect(Object.fromEntries(filesOf(platform))).toEqual(cdktfFiles((app) => buildStacks(app, stacks)));
      files += filesOf(platform).size;
    }),
    parameters,
  );
  return files;
}
