/** What a test draws its random moments and values from. `NAUST_SEED` repeats a run; the seed is in the test's name. */
export const seed = Number(process.env['NAUST_SEED'] ?? Date.now() % 2 ** 31);

/** Numbers from 0 to 1, the same for the same seed. */
export function randomNumbers(from: number): () => number {
  let state = from >>> 0;
  // Mulberry32: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
