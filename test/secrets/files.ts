import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the real program wrote of a Secret `shop/orders-database` with the values `orders` and `kompass`. */
export function encrypted(name: 'sealed' | 'sops'): string {
  return readFileSync(join(__dirname, 'encrypted', `${name}.yaml`), 'utf8');
}

/** Calls with the path of a file that holds this text, and is gone afterwards. */
export function withFile<T>(text: string, use: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'naust-secrets-'));
  try {
    const file = join(folder, 'secret.yaml');
    writeFileSync(file, text);
    return use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
