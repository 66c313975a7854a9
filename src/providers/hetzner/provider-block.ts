import type { TerraformStack } from '../../terraform';
import { HcloudProvider } from './bindings/provider/index';

/** Terraform takes a provider once a stack, however many sites use it. The token stays in the environment. */
export function providerIn(stack: TerraformStack): void {
  if (!stack.node.tryFindChild('hcloud')) new HcloudProvider(stack, 'hcloud');
}
