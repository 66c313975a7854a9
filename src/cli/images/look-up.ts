import type { ImageLock } from '../../emit';
import type { Problem } from '../../kernel';
import { imageReference } from '../registry/reference';
import type { Registries } from '../registry/registry';
import { RegistryError } from '../registry/registry-error';

export interface LookedUp {
  readonly images: ImageLock;
  /** One for each image that no digest could be had of. */
  readonly problems: readonly Problem[];
}

/** What the registries say of each image, one after the other: they count how often they are asked. */
export async function lookUp(images: readonly string[], registries: Registries): Promise<LookedUp> {
  const found = new Map<string, string>();
  const problems: Problem[] = [];
  for (const image of images) {
    const reference = imageReference(image);
    try {
      found.set(image, await registries.digestOf(reference));
    } catch (error) {
      if (!(error instanceof RegistryError)) throw error;
      problems.push(unknown(image, `${reference.registry} ${error.message}`));
    }
  }
  return { images: found, problems };
}

function unknown(image: string, got: string): Problem {
  return {
    code: 'NAUST-IMG-001',
    severity: 'error',
    path: image,
    what: 'has no digest that its registry would tell',
    got,
    allowed: 'an image that is there, in a registry that may be asked',
    fix: 'push it first, or log in with "docker login"; or write its digest into the stack',
  };
}
