export { defaultText, isPlainObject } from '../../src/kernel';

/** What a docstring says, in the form that `defaultText` gives: white space and quotes around plain keys are free. */
export function normalised(written: string): string {
  const parts = written.replaceAll('`', '').split(/('(?:[^'\\]|\\.)*')/);
  const isObject = /^[[{]/.test(written);
  const spaced = parts.map((part, index) => (index % 2 === 1 ? part : squeezed(part, isObject)));
  return spaced
    .join('')
    .replaceAll(/'([A-Za-z_$][\w$]*)'(?=:)/g, '$1')
    .trim();
}

/** Punctuation needs no space around it; an amount keeps the one before its unit. */
function squeezed(text: string, isObject: boolean): string {
  const single = text.replaceAll(/\s+/g, ' ');
  return isObject ? single.replaceAll(/ ?([[\]{},:]) ?/g, '$1') : single;
}
