import type { Declaration } from './declaration';
import type { FlatMember } from './flat';
import { namesIn } from './names-in';
import type { Entry, Page, Reference } from './pages';
import { callText, codeOf, defaultText, listItem, proseOf } from './render-text';

/** The blocks of Markdown that describe one thing. */
export function renderEntry(entry: Entry, page: Page, reference: Reference): readonly string[] {
  const { declaration, members, bases } = entry;
  const types = new TypeWriter(declaration, page, reference);
  const made = members.find(({ kind }) => kind === 'constructor');
  const inputs = [...declaration.parameters, ...(made?.parameters ?? [])].flatMap(({ type }) =>
    types.links(type, [declaration.file]),
  );
  const described = members.filter(({ kind }) => kind !== 'constructor');
  return [
    `## ${declaration.name}`,
    signature(declaration, made),
    proseOf(declaration.doc),
    inputs.length > 0 ? `Takes ${[...new Set(inputs)].join(', ')}.` : '',
    declaration.kind === 'function' ? '' : types.standsFor(),
    ...bases.map((base) => `All of ${types.link(base)}, and:`),
    requiredFirst(declaration, described)
      .map((member) => listItem(item(member, declaration, types)))
      .join('\n'),
  ].filter((block) => block !== '');
}

function signature({ kind, name, parameters, type }: Declaration, made: FlatMember | undefined): string {
  if (kind === 'function') return codeOf(callText(name, parameters, type));
  return made ? codeOf(callText(`new ${name}`, made.parameters, '')) : '';
}

function requiredFirst({ kind }: Declaration, members: readonly FlatMember[]): readonly FlatMember[] {
  if (kind !== 'interface') return members;
  return [...members.filter((each) => !each.isOptional), ...members.filter((each) => each.isOptional)];
}

function item(member: FlatMember, owner: Declaration, types: TypeWriter): string {
  const { kind, name, isStatic, isOptional, parameters, type, files, doc } = member;
  const full = isStatic || owner.kind === 'constant' ? `${owner.name}.${name}` : name;
  if (kind === 'method') {
    const links = [...new Set(parameters.flatMap((each) => types.links(each.type, files)))];
    const after = links.length > 0 ? `(${links.join(', ')}) ` : '';
    return `**${codeOf(callText(full, parameters, type))}** ${after}${proseOf(doc)}`;
  }
  const about = [
    types.text(type, files),
    owner.kind === 'interface' && !isOptional ? 'required' : '',
    doc.default === undefined ? '' : defaultText(doc.default),
  ].filter((part) => part !== '');
  const after = about.length > 0 ? `(${about.join('; ')}) ` : '';
  return `**${codeOf(full)}** ${after}${proseOf(doc)}`;
}

/** Writes types, with links to what their names stand for. */
class TypeWriter {
  constructor(
    private readonly owner: Declaration,
    private readonly page: Page,
    private readonly reference: Reference,
  ) {}

  /** What an alias stands for, or a constant is. */
  standsFor(): string {
    const { type, file } = this.owner;
    const table = /^keyof typeof ([\w.]+)$/.exec(type)?.[1];
    const keys = table === undefined ? undefined : this.reference.keysOf(file, table);
    return keys ? `One of ${keys.map((key) => codeOf(`'${key}'`)).join(', ')}.` : this.text(type, [file]);
  }

  text(type: string, files: readonly string[]): string {
    if (type === '') return '';
    const spelt = type.replaceAll(/keyof typeof ([\w.]+)/g, (whole, table: string) => {
      const keys = files
        .map((file) => this.reference.keysOf(file, table))
        .find((found) => found !== undefined);
      return keys ? keys.map((key) => `'${key}'`).join(' | ') : whole;
    });
    const links = this.links(spelt, files);
    if (links.length === 0) return codeOf(spelt);
    // A name with a place of its own is a link, or stands for the calls that make it.
    const [head = ''] = /^\w+(?=$|<.*>$)/.exec(spelt) ?? [];
    const own = spelt.includes(' | ') ? [] : this.links(spelt, files, [head]);
    return own.length > 0 ? own.join(' or ') : `${codeOf(spelt)}: ${links.join(', ')}`;
  }

  links(type: string, files: readonly string[], names = namesIn(type)): readonly string[] {
    const found = names.flatMap((name) => {
      const declaration = this.reference.resolve(files, name);
      if (declaration === undefined || declaration === this.owner) return [];
      if (this.reference.pageOf(declaration) !== undefined) return [this.link(declaration)];
      return this.reference
        .makersOf(declaration, type)
        .map(({ name: maker, owner }) => `[${codeOf(`${maker}(...)`)}](${this.address(owner)})`);
    });
    return [...new Set(found)];
  }

  link(declaration: Declaration): string {
    return `[${codeOf(declaration.name)}](${this.address(declaration)})`;
  }

  private address(declaration: Declaration): string {
    const page = this.reference.pageOf(declaration);
    return `${page === this.page.name ? '' : `${page}.md`}#${declaration.name.toLowerCase()}`;
  }
}
