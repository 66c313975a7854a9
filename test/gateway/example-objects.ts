import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What an example that is a plain cdk8s app writes. */
export function exampleObjects(name: 'gateway' | 'gateway-api'): string {
  const folder = mkdtempSync(join(tmpdir(), 'naust-gateway-example-'));
  const before = process.env['CDK8S_OUTDIR'];
  process.env['CDK8S_OUTDIR'] = folder;
  try {
    require(`../../examples/${name}/main`);
    const files = readdirSync(folder).filter((file) => file.endsWith('.k8s.yaml'));
    return files.map((file) => readFileSync(join(folder, file), 'utf8')).join('---\n');
  } finally {
    if (before === undefined) delete process.env['CDK8S_OUTDIR'];
    else process.env['CDK8S_OUTDIR'] = before;
    rmSync(folder, { recursive: true });
  }
}
