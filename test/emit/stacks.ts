import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { cdktf, HostFiles, Platform } from '../../src/platform';
import { Residency } from '../../src/residency';
import type { TerraformStack } from '../../src/terraform';

export function emptyPlatform(name = 'shop-test'): Platform {
  return new Platform({ name, residency: Residency.norway() });
}

export function configMap(scope: Construct, id: string, data: Record<string, unknown> = {}): ApiObject {
  return new ApiObject(scope, id, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: id },
    data,
  } as never);
}

/** A Terraform stack that needs no provider. */
export function terraformStack(app: Construct, id: string): TerraformStack {
  const { S3Backend, TerraformOutput, TerraformStack: Stack } = cdktf();
  const stack = new Stack(app, id);
  new S3Backend(stack, { bucket: 'state', key: id, region: 'no-svg1' });
  new TerraformOutput(stack, 'name', { value: id });
  return stack;
}

/** A platform with a file in each of the three roots. */
export function smallPlatform(name = 'shop-test', mode = 'fast'): Platform {
  const platform = emptyPlatform(name);
  configMap(new Chart(platform, 'shop'), 'settings', { mode });
  terraformStack(platform.terraform, `${name}-nordic`);
  new HostFiles(platform, 'gateway', {
    folder: 'gateway/shop',
    render: () => [
      { path: 'nginx.conf', content: `# ${mode}\n` },
      { path: 'bin/reload', content: '#!/bin/sh\n', executable: true },
    ],
  });
  return platform;
}
