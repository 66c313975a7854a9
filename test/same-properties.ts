// fast-check as the suite has it: the same values in every run, so that a red one can be repeated by whoever reads of it.
// `npm run test:slow` draws anew.
import fc from '../node_modules/fast-check/lib/cjs/fast-check';

fc.configureGlobal({ seed: Number(process.env['NAUST_SEED'] ?? 2026) });

export * from '../node_modules/fast-check/lib/cjs/fast-check';
export { default } from '../node_modules/fast-check/lib/cjs/fast-check';
