/** What a test draws its random moments and values from. `NAUST_SEED` repeats a run; the seed is in the test's name. */
export const seed = Number(process.env['NAUST_SEED'] ?? Date.now() % 2 ** 31);
