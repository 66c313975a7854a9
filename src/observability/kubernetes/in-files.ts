/**
 * Of a map in bytes, so that it is taken by whatever applies it: the API server takes 1 MiB, and `kubectl apply` without
 * `--server-side` keeps the whole object in an annotation, which may be 256 KiB.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/
 */
const most = 192 * 1024;

/** As few parts as hold all in their order; one that is larger than a part may be has its own. */
export function inFiles<T>(all: readonly T[], sizeOf: (one: T) => number): readonly (readonly T[])[] {
  const parts: T[][] = [];
  let held = Infinity;
  for (const one of all) {
    const size = sizeOf(one);
    if (held + size > most) {
      parts.push([]);
      held = 0;
    }
    parts.at(-1)!.push(one);
    held += size;
  }
  return parts;
}
