import { quote } from './quote';
import type { Attribute, Block, Value } from './tree';

/** The text of a configuration file, laid out as `alloy fmt` does. */
export function write(blocks: readonly Block[]): string {
  return blocks.map((each) => `${lines(each).join('\n')}\n`).join('\n');
}

function lines(each: Block): string[] {
  const label = each.label === undefined ? '' : ` ${quote(each.label)}`;
  const opening = `${each.name}${label} {`;
  if (each.body.length === 0) return [`${opening} }`];
  return [opening, ...body(each.body).map((line) => (line === '' ? '' : `\t${line}`)), '}'];
}

/** Blocks have an empty line before them; attributes that follow each other have their values in one column. */
function body(items: readonly (Attribute | Block)[]): string[] {
  return items.flatMap((item, index) => {
    if (item.kind === 'attribute')
      return [`${item.name.padEnd(column(items, index))} = ${valueText(item.value)}`];
    return index === 0 ? lines(item) : ['', ...lines(item)];
  });
}

function column(items: readonly (Attribute | Block)[], index: number): number {
  let first = index;
  while (items[first - 1]?.kind === 'attribute') first--;
  let after = index;
  while (items[after]?.kind === 'attribute') after++;
  return Math.max(...items.slice(first, after).map((item) => item.name.length));
}

function valueText(value: Value): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!('kind' in value)) return `[${value.map(valueText).join(', ')}]`;
  if (value.kind === 'reference') return value.path.join('.');
  if (value.kind === 'call') return `${value.path.join('.')}(${value.args.map(valueText).join(', ')})`;
  const fields = Object.entries(value.fields).map(
    ([name, field]) => `${keyText(name)} = ${valueText(field)}`,
  );
  return `{ ${fields.join(', ')} }`;
}

function keyText(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : quote(name);
}
