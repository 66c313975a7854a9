import { attribute, type Block, block } from '../syntax';
import { type RedactedKind } from './kinds';
import { replacements } from './replacements';

/** The stages that take these kinds out of each line. */
export function redactionStages(kinds: readonly RedactedKind[]): readonly Block[] {
  const ordered = (Object.keys(replacements) as RedactedKind[]).filter((kind) => kinds.includes(kind));
  return ordered
    .flatMap((kind) => replacements[kind])
    .map(({ expression, replace }) =>
      block('stage.replace', [attribute('expression', expression), attribute('replace', replace)]),
    );
}
