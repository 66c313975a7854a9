import type { Finding } from '../../kernel';
import type { ClusterSpec } from '../spec';
import type { TerraformState } from '../state';

/** What Terraform makes it must also remember: by default that is a file on somebody's laptop. */
export function stateFindings(spec: ClusterSpec, state: TerraformState | undefined): readonly Finding[] {
  if (state) return state.findings;
  if (!spec.pools.some((pool) => pool.machines?.terraform)) return [];
  return [
    {
      code: 'NAUST-CLU-006',
      what: 'is made by Terraform, but names no place for its state',
      got: 'nothing',
      allowed: 'TerraformState.s3({ bucket, endpoint, place })',
      fix: 'give the cluster a state',
    },
  ];
}
