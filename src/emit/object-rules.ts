import type { Finding } from '../kernel';
import { configSize, podFindings } from '../pod';
import { literalSecretFindings } from '../secrets';
import type { KubernetesObject } from './kubernetes-object';
import { terraformTokens } from './terraform-tokens';

/** Checks on resolved objects see what will be applied, whoever rendered it and whatever was patched since. */
export const objectRules: readonly ((object: KubernetesObject) => readonly Finding[])[] = [
  terraformTokens,
  podFindings,
  configSize,
  literalSecretFindings,
];
