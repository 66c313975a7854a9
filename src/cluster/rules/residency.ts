import type { Finding } from '../../kernel';
import type { Place, Residency } from '../../residency';
import type { ClusterSpec } from '../spec';
import type { TerraformState } from '../state';

/** Everything rests somewhere that the policy allows: on the nodes of each pool, and in Terraform's state. */
export function residencyFindings(
  spec: ClusterSpec,
  state: TerraformState | undefined,
  residency: Residency,
): readonly Finding[] {
  const pools = spec.pools.flatMap((pool) => {
    const places = new Set<Place>(
      spec.nodes.filter((node) => node.pool === pool.name).map((node) => node.place),
    );
    return [...places].flatMap((place) =>
      residency.findings('other', place, `the nodes of pool "${pool.name}"`),
    );
  });
  return [...pools, ...(state ? residency.findings('other', state.place, 'the Terraform state') : [])];
}
