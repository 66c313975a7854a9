import type { Problem } from '../kernel';
import type { Platform } from '../platform';
import { terraformStacks } from './terraform-stacks';

/** What is wrong between the platforms of one project: they share the output folders and the Terraform manifest. */
export function crossEnvironmentProblems(platforms: readonly Platform[]): readonly Problem[] {
  const names = platforms.map((platform) => ({ id: platform.name, path: platform.name }));
  const stacks = distinctPlatforms(platforms).flatMap((platform) =>
    terraformStacks(platform).map((stack) => ({
      id: stack.node.id,
      path: `${platform.name} (Terraform stack ${stack.node.path})`,
    })),
  );
  return [
    ...repeated(names).map(({ id, path }) => ({
      code: 'NAUST-PLT-003' as const,
      severity: 'error' as const,
      path,
      what: 'has the name of another platform in the project',
      got: id,
      allowed: 'a name of its own for each platform',
      fix: 'rename one, such as shop-test and shop-prod',
    })),
    ...repeated(stacks).map(({ id, path }) => ({
      code: 'NAUST-PLT-004' as const,
      severity: 'error' as const,
      path,
      what: 'has the id of another Terraform stack, which would overwrite it',
      got: id,
      allowed: 'an id of its own for each Terraform stack of the project',
      fix: 'rename the cluster or the platform',
    })),
  ];
}

/** Without those that have the name of one before them: where they meet elsewhere too is a consequence. */
export function distinctPlatforms(platforms: readonly Platform[]): readonly Platform[] {
  return platforms.filter(
    (platform, index) => platforms.findIndex(({ name }) => name === platform.name) === index,
  );
}

/** Those that have the id of one before them. */
function repeated<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return items.filter(({ id }) => {
    const again = seen.has(id.toLowerCase());
    seen.add(id.toLowerCase());
    return again;
  });
}
