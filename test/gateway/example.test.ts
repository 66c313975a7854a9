import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

test('the example of a gateway alone writes a manifest with one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'naust-gateway-example-'));
  const before = process.env['CDK8S_OUTDIR'];
  process.env['CDK8S_OUTDIR'] = folder;
  try {
    require('../../examples/gateway/main');
    const text = readFileSync(join(folder, 'shop.k8s.yaml'), 'utf8');
    expect(text).toContain('image: nginxinc/nginx-unprivileged:1.30.4-alpine');
    expect(text.match(/^kind: .*/gm)).toEqual(
      expect.arrayContaining(['kind: ConfigMap', 'kind: NetworkPolicy']),
    );
  } finally {
    if (before === undefined) delete process.env['CDK8S_OUTDIR'];
    else process.env['CDK8S_OUTDIR'] = before;
    rmSync(folder, { recursive: true });
  }
});
