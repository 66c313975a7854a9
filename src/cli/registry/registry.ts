import { createHash } from 'node:crypto';
import { type BearerChallenge, readChallenge } from './challenge';
import type { Credentials } from './credentials';
import type { ImageReference } from './reference';
import { RegistryError } from './registry-error';

/** What kinds of manifest are understood; of an image for several processors that is the index, not one of its parts. */
const ACCEPT = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

const DIGEST = /^sha256:[a-f0-9]{64}$/;
/** The most that the specification asks a registry to take. */
const LARGEST_MANIFEST = 4 * 1024 * 1024;
const PATIENCE_MS = 30_000;

/**
 * Asks registries by the OCI distribution API what a tag is.
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests
 */
export class Registries {
  private readonly tokens = new Map<string, string>();

  constructor(private readonly credentials: Credentials) {}

  /** The digest that the registry gives for the tag. @throws RegistryError */
  async digestOf(image: ImageReference): Promise<string> {
    const head = await this.manifest('HEAD', image);
    const said = head.headers.get('docker-content-digest');
    if (head.ok && said !== null && DIGEST.test(said)) return said;
    if (head.status === 404) throw new RegistryError(`has no ${image.repository}:${image.tag}`);
    // Some registries leave the header out, or do not answer HEAD: then the bytes themselves say.
    const whole = await this.manifest('GET', image);
    if (!whole.ok) throw new RegistryError(`answered ${whole.status}`);
    const bytes = new Uint8Array(await whole.arrayBuffer());
    if (bytes.length === 0 || bytes.length > LARGEST_MANIFEST) {
      throw new RegistryError(`answered with a manifest of ${bytes.length} bytes`);
    }
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    const header = whole.headers.get('docker-content-digest');
    if (header !== null && DIGEST.test(header) && header !== digest) {
      throw new RegistryError(`says ${header} of bytes that are ${digest}`);
    }
    return digest;
  }

  private async manifest(method: 'HEAD' | 'GET', image: ImageReference): Promise<Response> {
    const { registry, repository, tag = 'latest' } = image;
    const url = `${schemeOf(registry)}://${registry}/v2/${repository}/manifests/${tag}`;
    const key = `${registry}/${repository}`;
    const known = this.tokens.get(key);
    const answer = await ask(url, method, known);
    if (answer.status !== 401) return answer;
    const authorization = await this.authorization(image, answer.headers.get('www-authenticate'));
    this.tokens.set(key, authorization);
    const again = await ask(url, method, authorization);
    if (again.status === 401 || again.status === 403) {
      throw new RegistryError(`refuses ${this.credentials(registry) ? 'the credentials' : 'who has none'}`);
    }
    return again;
  }

  private async authorization(
    { registry, repository }: ImageReference,
    header: string | null,
  ): Promise<string> {
    const challenge = readChallenge(header);
    const basic = this.credentials(registry);
    if (challenge?.kind === 'bearer') return `Bearer ${await token(challenge, repository, basic)}`;
    if (challenge?.kind === 'basic' && basic !== undefined) return `Basic ${basic}`;
    throw new RegistryError(
      challenge ? 'asks for a password' : 'answered 401 and does not say how to be asked',
    );
  }
}

async function token(
  { realm, service, scope }: BearerChallenge,
  repository: string,
  basic: string | undefined,
): Promise<string> {
  const url = URL.canParse(realm) ? new URL(realm) : undefined;
  if (url === undefined || (url.protocol !== 'https:' && !isLoopback(url.hostname))) {
    throw new RegistryError(`names a place for tokens that is not https: ${realm}`);
  }
  if (service !== undefined) url.searchParams.set('service', service);
  url.searchParams.set('scope', scope ?? `repository:${repository}:pull`);
  const answer = await ask(url.href, 'GET', basic && `Basic ${basic}`);
  if (!answer.ok) throw new RegistryError(`gives no token: ${answer.status} from ${url.host}`);
  const said = Object(await answer.json().catch(() => undefined)) as Readonly<Record<string, unknown>>;
  const given = said['token'] ?? said['access_token'];
  if (typeof given !== 'string' || !/^[\x21-\x7e]+$/.test(given)) {
    throw new RegistryError(`gives no token: ${url.host} answered something else`);
  }
  return given;
}

async function ask(
  url: string,
  method: 'HEAD' | 'GET',
  authorization: string | undefined,
): Promise<Response> {
  const headers = { accept: ACCEPT, ...(authorization === undefined ? {} : { authorization }) };
  try {
    return await fetch(url, { method, headers, signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch (error) {
    throw new RegistryError(`cannot be reached: ${causeOf(error)}`);
  }
}

/** `fetch failed` is all that the error itself says. */
function causeOf(error: unknown): string {
  const { cause, message } = error as { readonly cause?: unknown; readonly message?: unknown };
  const { code, message: why } = Object(cause) as { readonly code?: unknown; readonly message?: unknown };
  return String(code ?? why ?? message);
}

/** As docker does it: without TLS on this machine alone. */
function schemeOf(registry: string): 'http' | 'https' {
  return isLoopback(registry.replace(/:\d+$/, '')) ? 'http' : 'https';
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || /^127(\.\d{1,3}){3}$/.test(host);
}
