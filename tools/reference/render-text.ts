import type { Parameter } from './declaration';
import type { Docstring } from './docstring';

const CODE = /`(NAUST-[A-Z]+-\d{3})`/g;

/** What a comment says, with its codes as links. */
export function proseOf({ meaning, see, throws, parameters }: Docstring): string {
  const text = [
    meaning,
    ...parameters.map(({ name, meaning: of }) => sentence(`${codeOf(name)}: ${of}`)),
    ...throws.map((what) => sentence(`Throws ${what}`)),
    ...see.map(seeText),
  ]
    .filter((part) => part !== '')
    .join('\n');
  return text.replaceAll(CODE, (_, code: string) => `[\`${code}\`](../errors.md#${code.toLowerCase()})`);
}

function seeText(see: string): string {
  const [address = '', ...words] = see.split(/\s+/);
  return sentence(/^https?:/.test(address) ? ['See', `<${address}>`, ...words].join(' ') : `See ${see}`);
}

function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

export function defaultText(written: string): string {
  return written.startsWith('- ') ? `default: ${written.slice(2)}` : `default ${codeOf(written)}`;
}

/** `orders.calls(target: Callee | External)`, with what comes back where something does. */
export function callText(name: string, parameters: readonly Parameter[], returned: string): string {
  const given = parameters.map(
    (each) => `${SPOKEN[each.name] ?? each.name}${each.isOptional ? '?' : ''}: ${each.type}`,
  );
  return `${name}(${given.join(', ')})${returned === '' || returned === 'void' ? '' : `: ${returned}`}`;
}

/** Names in constructors that tell what was given from what was made of it. */
const SPOKEN: Readonly<Record<string, string>> = { given: 'props' };

export function codeOf(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

/** A point of a list, however many lines it has. */
export function listItem(text: string): string {
  const [first = '', ...rest] = text.trimEnd().split('\n');
  return [`- ${first}`, ...rest.map((line) => (line === '' ? '' : `  ${line}`))].join('\n');
}
