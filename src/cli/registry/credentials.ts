import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { RegistryError } from './registry-error';

/** The value of `Authorization: Basic` for a registry; `undefined` where there is none. */
export type Credentials = (registry: string) => string | undefined;

/** The key that docker keeps the Hub's under. */
const HUB_KEYS = ['https://index.docker.io/v1/', 'docker.io', 'index.docker.io'];

/**
 * What `docker login` left in the user's file. Credential helpers are programs of their own and are not run.
 * @see https://docs.docker.com/reference/cli/docker/login/#credential-stores
 */
export function dockerCredentials(environment: NodeJS.ProcessEnv): Credentials {
  const file = join(environment['DOCKER_CONFIG'] ?? join(homedir(), '.docker'), 'config.json');
  let read: Readonly<Record<string, unknown>> | undefined;
  return (registry) => {
    const auths = (read ??= authsIn(file));
    const keys = registry === 'registry-1.docker.io' ? HUB_KEYS : [registry, `https://${registry}`];
    const found = keys.map((key) => fieldsOf(auths[key])).find(({ auth }) => typeof auth === 'string');
    return found?.['auth'] as string | undefined;
  };
}

function authsIn(file: string): Readonly<Record<string, unknown>> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
  try {
    return fieldsOf(fieldsOf(JSON.parse(text))['auths']);
  } catch {
    throw new RegistryError(`asks for a password, and ${file} is not JSON`);
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return Object(value) as Readonly<Record<string, unknown>>;
}
