import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes a folder that is removed after the tests of the file or `describe` it is called in. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `naust-${name}-`));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
