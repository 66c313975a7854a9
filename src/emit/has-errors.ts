import type { Problem } from '../kernel';

/** Whether anything keeps the output from being written; warnings do not. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}
