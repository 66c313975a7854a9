import type { TerraformStack } from '../../terraform';
import { OpenstackProvider } from './bindings/provider/index';
import type { OpenStackSpec } from './spec';

/** What every resource of a site has in common. */
export interface InSite {
  readonly provider: OpenstackProvider;
}

/**
 * Terraform's access to one site, under the name of its region: a cloud whose catalogue lacks that region is refused, so
 * that credentials of another place make nothing there.
 */
export function siteIn(stack: TerraformStack, { site, cloud }: OpenStackSpec): InSite {
  const region = site?.region ?? '';
  const id = `openstack-${cloud ?? ''}-${region}`;
  const made = stack.node.tryFindChild(id) as OpenstackProvider | undefined;
  const alias = cloud === undefined ? region : `${cloud}-${region}`;
  return { provider: made ?? new OpenstackProvider(stack, id, { alias, region, cloud }) };
}
