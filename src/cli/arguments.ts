import { InvalidArgumentError } from 'commander';

/** An empty one is most likely a variable that is not set; the working directory is written `.`. */
export function folder(path: string): string {
  if (path === '') throw new InvalidArgumentError('It is empty.');
  return path;
}

/** Names of environments, one after the other. */
export function environments(name: string, before: readonly string[] = []): readonly string[] {
  if (name === '') throw new InvalidArgumentError('It is empty.');
  return [...before, name];
}
