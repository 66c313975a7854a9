import type { Finding } from '../kernel';
import { type Fields, fieldsOf, listOf, withPodFields } from '../pod';
import type { KubernetesObject } from './kubernetes-object';

/** The digest of each image by the name that the stack gives it. */
export type ImageLock = ReadonlyMap<string, string>;

/** The images of an object's pods that are named by a tag alone, in the order they are started. */
export function taggedImages(object: KubernetesObject): readonly string[] {
  const found: string[] = [];
  withImages(object, (image) => {
    if (!image.includes('@')) found.push(image);
    return image;
  });
  return found;
}

/** The object with the digest of each image behind its tag, so that a node pulls the bytes that were looked up. */
export function pinnedImages(object: KubernetesObject, lock: ImageLock): KubernetesObject {
  return withImages(object, (image) => pinnedImage(image, lock));
}

/** An image with its digest, where that is known. */
export function pinnedImage(image: string, lock: ImageLock | undefined): string {
  const digest = image.includes('@') ? undefined : lock?.get(image);
  return digest === undefined ? image : `${image}@${digest}`;
}

export function unlockedImages(object: KubernetesObject, lock: ImageLock): readonly Finding[] {
  return notLocked(taggedImages(object), lock);
}

/** Of these, what the lock file does not have. */
export function notLocked(images: readonly string[], lock: ImageLock): readonly Finding[] {
  return images
    .filter((image) => !lock.has(image))
    .map((image) => ({
      code: 'NAUST-IMG-003',
      severity: 'warning',
      what: 'runs an image that images.lock.json does not have, so whoever moves its tag changes what runs',
      got: image,
      allowed: 'the images of the lock file, or one with its digest',
      fix: 'run "naust pin" and commit images.lock.json',
    }));
}

function withImages(object: KubernetesObject, change: (image: string) => string): KubernetesObject {
  const changed = (containers: unknown): unknown[] =>
    listOf(containers).map((container) => {
      const { image } = fieldsOf(container);
      return typeof image === 'string' ? { ...fieldsOf(container), image: change(image) } : container;
    });
  return withPodFields(object, (pod: Fields) => ({
    ...pod,
    ...(pod['initContainers'] === undefined ? {} : { initContainers: changed(pod['initContainers']) }),
    ...(pod['containers'] === undefined ? {} : { containers: changed(pod['containers']) }),
  }));
}
