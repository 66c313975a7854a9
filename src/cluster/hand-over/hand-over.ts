import type { Construct } from 'constructs';
import { HostFiles } from '../../platform';
import { Namespace } from '../namespace';
import { type Step, writeReadme } from './readme';

/** The README of a cluster beside what it is about, once all that it names is declared. */
export function handOver(
  scope: Construct,
  { platform, cluster }: { readonly platform: string; readonly cluster: string },
  stepsWith: (namespaces: readonly string[]) => readonly Step[],
): void {
  const title = `Cluster ${cluster} of platform ${platform}, from nothing to workloads. The commands are run where the output is, in this order.`;
  new HostFiles(scope, 'hand-over', {
    folder: `clusters/${cluster}`,
    render: () => {
      const namespaces = Namespace.allBelow(scope).map(({ name }) => name);
      return [{ path: 'README', content: writeReadme({ title, steps: stepsWith(namespaces) }) }];
    },
  });
}
