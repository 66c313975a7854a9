import type { Finding } from '../../kernel';

/** A file on the machine that a container reads, and that nobody else may. */
export interface SecretFile {
  readonly secret: string;
  readonly key: string;
  /** The user of the container. */
  readonly user: number;
  readonly service: string;
  /** Where the container has it. */
  readonly path: string;
}

/** As Compose calls it. */
export function secretName({ secret, key }: Pick<SecretFile, 'secret' | 'key'>): string {
  return `${secret}-${key}`;
}

/** Beside `compose.yaml`. */
export function secretPath({ secret, key }: Pick<SecretFile, 'secret' | 'key'>): string {
  return `secrets/${secret}/${key}`;
}

/** A file has one owner, and only they may read it. */
export function sharedSecrets(files: readonly SecretFile[]): readonly Finding[] {
  const users = new Map<string, Set<number>>();
  for (const file of files) {
    const path = secretPath(file);
    users.set(path, (users.get(path) ?? new Set()).add(file.user));
  }
  return [...users]
    .filter(([, each]) => each.size > 1)
    .map(([path, each]) => ({
      code: 'NAUST-CMP-011',
      what: 'has one file of secrets read by containers of different users, and only its owner may read it',
      got: `${path} by the users ${[...each].join(' and ')}`,
      allowed: 'a file for each user',
      fix: 'give each a secret of its own name',
    }));
}
