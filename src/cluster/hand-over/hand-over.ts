import type { Construct } from 'constructs';
import { HostFiles } from '../../platform';
import { Namespace } from '../namespace';
import { foreignKinds } from './foreign-kinds';
import { type Step, writeReadme } from './readme';
import type { Contents } from './render-steps';
import { declaredSecretsBelow } from '../../secrets';
import { wantedSecrets } from './wanted-secrets';

/** The README of a cluster beside what it is about, once all that it names is declared. */
export function handOver(
  scope: Construct,
  { platform, cluster }: { readonly platform: string; readonly cluster: string },
  stepsWith: (contents: Contents) => readonly Step[],
): void {
  const title = `Cluster ${cluster} of platform ${platform}, from nothing to workloads. The commands are run where the output is, in this order.`;
  new HostFiles(scope, 'hand-over', {
    folder: `clusters/${cluster}`,
    render: (beside) => {
      const objects = beside.objects();
      const steps = stepsWith({
        namespaces: Namespace.allBelow(scope).map(({ name }) => name),
        foreignKinds: foreignKinds(objects),
        ...secretsOf(scope, objects),
      });
      return [{ path: 'README', content: writeReadme({ title, steps }) }];
    },
  });
}

function secretsOf(
  scope: Construct,
  objects: readonly object[],
): Pick<Contents, 'secrets' | 'declaredSecrets'> {
  const declaredSecrets = declaredSecretsBelow(scope);
  return { secrets: wantedSecrets(objects, declaredSecrets), declaredSecrets };
}
