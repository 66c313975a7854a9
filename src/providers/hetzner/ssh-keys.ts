import { createHash } from 'node:crypto';
import { resourceName, type Site } from '../../cluster';
import type { TerraformStack } from '../../terraform';
import { SshKey } from './bindings/ssh-key/index';
import type { HetznerSpec } from './spec';

/**
 * Each key once a stack, as a project takes it only once, and named for what it is: taking one out of the middle of
 * the list leaves the others as they are.
 */
export function makeSshKeys(stack: TerraformStack, spec: HetznerSpec, site: Site): SshKey[] {
  const bodies = new Map(spec.sshKeys.map((key) => [key.split(' ')[1] ?? '', key]));
  return [...bodies].map(([body, publicKey]) => {
    const mark = createHash('sha256').update(body).digest('hex').slice(0, 8);
    const made = stack.node.tryFindChild(`ssh-key-${mark}`) as SshKey | undefined;
    if (made) return made;
    const name = resourceName(site.platform, site.cluster, mark);
    const labels = { platform: site.platform, cluster: site.cluster };
    const key = new SshKey(stack, `ssh-key-${mark}`, { name, publicKey, labels });
    key.overrideLogicalId(name);
    return key;
  });
}
