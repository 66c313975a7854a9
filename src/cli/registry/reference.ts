/** The parts of an image's name. */
export interface ImageReference {
  /** With its port, where it has one: `registry.example.no:5000`. */
  readonly registry: string;
  /** `shop/orders` */
  readonly repository: string;
  /** @default 'latest' */
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** Where images of Docker Hub are asked for. @see https://github.com/distribution/reference/blob/main/normalize.go */
const HUB = 'registry-1.docker.io';
const NAMES_OF_HUB = ['docker.io', 'index.docker.io'];

/** The first part is a registry where it could be no folder: with a dot or a port, or `localhost`. */
export function imageReference(image: string): ImageReference {
  const [name = '', digest] = image.split('@');
  const colon = name.lastIndexOf(':');
  const hasTag = colon > name.lastIndexOf('/');
  const path = hasTag ? name.slice(0, colon) : name;
  const tag = hasTag ? name.slice(colon + 1) : undefined;
  const slash = path.indexOf('/');
  const first = slash === -1 ? '' : path.slice(0, slash);
  const isRegistry = /[.:]/.test(first) || first === 'localhost';
  if (isRegistry && !NAMES_OF_HUB.includes(first)) {
    return { registry: first, repository: path.slice(slash + 1), tag, digest };
  }
  const inHub = isRegistry ? path.slice(slash + 1) : path;
  return { registry: HUB, repository: inHub.includes('/') ? inHub : `library/${inHub}`, tag, digest };
}
