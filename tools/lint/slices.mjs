import { posix } from 'node:path';

/** From the bottom up: a slice imports only those before it. */
const order = [
  'breaker',
  'kernel',
  'markdown',
  'terraform',
  'residency',
  'platform',
  'network',
  'network-policy',
  'secrets',
  'pod',
  'alloy',
  'pin',
  'nginx',
  'resilience',
  'cloud-init',
  'cluster',
  'kubernetes-api',
  'capacity',
  'collector',
  'workload',
  'egress',
  'gateway',
  'tracing',
  'observability',
  'restarts',
  'providers',
  'evidence',
  'emit',
  'changes',
  'verify',
  'testing',
  'cli',
];

/** A provider describes machines; what runs on them is none of its business. */
const highestImport = { providers: 'cluster' };

/** Where a file of src lies: its slice, the layer the slice belongs to, and the path of the slice's door. */
export function place(file) {
  const [root, layer, second, ...rest] = file.split('/');
  if (root !== 'src' || second === undefined) return undefined;
  const ofProvider = layer === 'providers' && rest.length > 0;
  const slice = ofProvider ? `${layer}/${second}` : layer;
  return { layer, slice, door: `src/${slice}` };
}

/** A relative import as a path from the project's root; anything else is a package. */
export function target(file, specifier) {
  return specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : undefined;
}

/** The slice that a path imported from `src` leads into. */
export function placeOfTarget(path) {
  return place(`${path}/index.ts`);
}

export function isKnown(layer) {
  return order.includes(layer);
}

export function mayImport(from, to) {
  const limit = order.indexOf(highestImport[from]);
  const highest = limit === -1 ? order.indexOf(from) - 1 : limit;
  return order.indexOf(to) <= highest;
}

export const direction = order.join(' <- ');
