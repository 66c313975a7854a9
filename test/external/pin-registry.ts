import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  request,
  type Server as HttpServer,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

export const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const INDEX = 'application/vnd.oci.image.index.v1+json';

async function put(url: string, text: string, type: string): Promise<void> {
  const { status } = await fetch(url, { method: 'PUT', body: text, headers: { 'content-type': type } });
  if (status !== 201) throw new Error(`${status} for ${url}`);
}

/** Pushes an image for one processor; its digest is returned. `what` makes it another. */
export async function pushImage(registry: string, name: string, tag: string, what: string): Promise<string> {
  const base = `http://${registry}/v2/${name}`;
  const config = JSON.stringify({
    architecture: what,
    os: 'linux',
    rootfs: { type: 'layers', diff_ids: [] },
  });
  const upload = await fetch(`${base}/blobs/uploads/?digest=${digestOf(config)}`, {
    method: 'POST',
    body: config,
  });
  if (upload.status !== 201) throw new Error(`${upload.status} for a blob of ${name}`);
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: MANIFEST,
    config: {
      mediaType: 'application/vnd.oci.image.config.v1+json',
      digest: digestOf(config),
      size: config.length,
    },
    layers: [],
  });
  await put(`${base}/manifests/${tag}`, manifest, MANIFEST);
  return digestOf(manifest);
}

/** Pushes an image for two processors; the digest of its index is returned. */
export async function pushIndex(registry: string, name: string, tag: string): Promise<string> {
  const digests = [];
  for (const each of ['amd64', 'arm64']) digests.push([each, await pushImage(registry, name, each, each)]);
  const manifests = digests.map(([architecture, digest]) => ({
    mediaType: MANIFEST,
    digest,
    size: 1,
    platform: { architecture, os: 'linux' },
  }));
  const index = JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests });
  await put(`http://${registry}/v2/${name}/manifests/${tag}`, index, INDEX);
  return digestOf(index);
}

export interface Guarded {
  /** Where it is asked. */
  readonly registry: string;
  /** What it was asked for tokens, and by whom. */
  readonly asked: readonly { readonly url: string; readonly authorization: string | undefined }[];
  stop(): Promise<void>;
}

/**
 * What stands before registries of the world: it wants a token, which another address of it gives to whom it knows. HEAD
 * is answered without a digest, as by some that are behind a cache.
 */
export async function guard(registry: string, user: string): Promise<Guarded> {
  const asked: { url: string; authorization: string | undefined }[] = [];
  const server = createServer((incoming, answer) => {
    const { host, authorization } = incoming.headers;
    const url = new URL(incoming.url ?? '/', `http://${host}`);
    if (url.pathname === '/token') {
      asked.push({ url: url.search, authorization });
      const known = authorization === `Basic ${Buffer.from(user).toString('base64')}`;
      answer.writeHead(known ? 200 : 401, { 'content-type': 'application/json' });
      answer.end(known ? JSON.stringify({ token: 'a.good.token' }) : '{}');
    } else if (authorization === 'Bearer a.good.token') {
      pass(registry, incoming, answer);
    } else {
      const scope = 'repository:shop/orders:pull';
      const challenge = `Bearer realm="http://${host}/token",service="registry",scope="${scope}"`;
      answer.writeHead(401, { 'www-authenticate': challenge }).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    registry: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    stop: () => closed(server),
  };
}

function pass(registry: string, incoming: IncomingMessage, answer: ServerResponse): void {
  const { method, url, headers } = incoming;
  const { authorization: _, host: __, ...others } = headers;
  const asking = request(`http://${registry}${url}`, { method, headers: others }, (said) => {
    const { 'docker-content-digest': ___, ...kept } = said.headers;
    answer.writeHead(said.statusCode ?? 502, kept);
    said.pipe(answer);
  });
  incoming.pipe(asking);
}

async function closed(server: HttpServer): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}
