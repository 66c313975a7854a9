import { cdktf, type Platform } from '../platform';
import type { TerraformStack } from '../terraform';

/** The Terraform stacks of a platform in tree order; none, and cdktf not loaded, where it has no Terraform side. */
export function terraformStacks(platform: Platform): readonly TerraformStack[] {
  if (!platform.hasTerraform) return [];
  const { TerraformStack: Stack } = cdktf();
  return platform.terraform.node.findAll().filter((c): c is TerraformStack => Stack.isStack(c));
}
