import type { ImageLock } from '../../emit';
import type { Problem } from '../../kernel';

/** What a lock file says otherwise than the registries do now. */
export function lockDifferences(path: string, locked: ImageLock, now: ImageLock): readonly Problem[] {
  const problem = (rest: Pick<Problem, 'code' | 'what' | 'got' | 'allowed'>): Problem => ({
    severity: 'error',
    path,
    fix: 'run "naust pin", look at what changed, and commit it',
    ...rest,
  });
  const missing = [...now].filter(([image]) => !locked.has(image));
  const moved = [...now].filter(([image, digest]) => locked.has(image) && locked.get(image) !== digest);
  const unused = [...locked].filter(([image]) => !now.has(image));
  return [
    ...missing.map(([image]) =>
      problem({
        code: 'NAUST-IMG-003',
        what: 'does not have an image that the stack runs',
        got: image,
        allowed: 'every image of the stack that has no digest of its own',
      }),
    ),
    ...moved.map(([image, digest]) =>
      problem({
        code: 'NAUST-IMG-004',
        what: `has another digest for ${image} than its registry`,
        got: String(locked.get(image)),
        allowed: digest,
      }),
    ),
    ...unused.map(([image]) =>
      problem({
        code: 'NAUST-IMG-005',
        what: 'has an image that the stack does not run',
        got: image,
        allowed: 'the images of the stack',
      }),
    ),
  ];
}
