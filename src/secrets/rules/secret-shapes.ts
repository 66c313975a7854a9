import shapes from './secret-shapes.json';

/** A text that must stand in whatever has the form: to look for it takes a fraction of the time that the form does. */
interface SecretShape {
  readonly name: string;
  readonly hint: string;
  readonly shape: RegExp;
}

const SHAPES: readonly SecretShape[] = shapes.map(({ name, hint, shape }) => ({
  name,
  hint,
  shape: new RegExp(shape),
}));

/**
 * What another program puts a value in place of: `$(NAME)`, `${NAME}`, `{{ name }}`. In `$$(NAME)` the text itself is
 * meant. What stands before it, a colon, is taken with it, as there is no password then.
 */
const PLACEHOLDER = /:?(?:(?<!\$)(?:\$\$)*\$\([A-Za-z_][A-Za-z0-9_.-]*\)|\$\{[^{}\n]*\}|\{\{[^{}\n]*\}\})/g;

/** What kind of secret a text is, or holds, by its form. */
export function secretShape(text: string): string | undefined {
  const hinted = SHAPES.filter(({ hint }) => text.includes(hint));
  if (hinted.length === 0) return undefined;
  const literal = text.replace(PLACEHOLDER, '');
  return hinted.find(({ shape }) => shape.test(literal))?.name;
}

/** Whether something else is put in the place of a part of a text. */
export function hasPlaceholder(text: string): boolean {
  return text.search(PLACEHOLDER) !== -1;
}
