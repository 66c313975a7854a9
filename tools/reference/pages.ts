import type { Declaration } from './declaration';
import { type Flat, flatten } from './flat';
import { type Maker, Makers } from './makers';
import { namesIn } from './names-in';
import type { Sources } from './sources';

/** What can be imported from one name. */
export interface EntryPoint {
  /** `naust`, `naust/hetzner` */
  readonly module: string;
  readonly file: string;
}

/** Something described on a page. */
export interface Entry extends Flat {
  readonly declaration: Declaration;
  /** What it is imported from; `undefined` for a type that only others name. */
  readonly module: string | undefined;
}

export interface Page {
  readonly name: string;
  readonly entries: readonly Entry[];
}

/** What users can import, what they need to know for it, and the page where each is described. */
export class Reference {
  readonly pages: readonly Page[];
  private readonly modules = new Map<Declaration, string>();
  private readonly homes = new Map<Declaration, string>();
  private readonly flat = new Map<Declaration, Flat>();
  private readonly makers: Makers;

  constructor(
    private readonly sources: Sources,
    entryPoints: readonly EntryPoint[],
  ) {
    for (const { module, file } of entryPoints) {
      for (const declaration of sources.exportsOf(file)) {
        if (this.modules.has(declaration) || declaration.doc.isInternal) continue;
        this.modules.set(declaration, module);
        this.homes.set(declaration, module === 'naust' ? sliceOf(declaration) : module.replace('naust/', ''));
      }
    }
    const names = [...new Set(this.homes.values())].sort();
    this.makers = new Makers([...this.modules.keys()], (files, name) => this.resolve(files, name));
    const described = this.withInputs(names);
    this.pages = names.map((name) => ({ name, entries: this.entriesOf(name, described) }));
  }

  /** The page of what is described. */
  pageOf(declaration: Declaration): string | undefined {
    return this.homes.get(declaration);
  }

  /** What is called to get a value of a type that is not described, such as `Entry.direct`. */
  makersOf(declaration: Declaration, type: string): readonly Maker[] {
    return this.modules.has(declaration) ? [] : this.makers.of(declaration, type);
  }

  /** What a name in a type stands for. */
  resolve(files: readonly string[], name: string): Declaration | undefined {
    return files.map((file) => this.sources.resolve(file, name)).find((found) => found !== undefined);
  }

  keysOf(file: string, path: string): readonly string[] | undefined {
    return this.sources.keysOf(file, path);
  }

  /** What is exported, and each type that has to be known to write what it asks for. */
  private withInputs(names: readonly string[]): readonly Declaration[] {
    const described = [...this.modules.keys()];
    for (const declaration of described) {
      for (const input of this.inputsOf(declaration)) {
        if (this.homes.has(input) || input.doc.isInternal || !isType(input)) continue;
        if (this.makers.of(input, input.name).length > 0) continue;
        const slice = sliceOf(input);
        this.homes.set(input, names.includes(slice) ? slice : this.homes.get(declaration)!);
        described.push(input);
      }
    }
    return described;
  }

  private inputsOf(declaration: Declaration): readonly Declaration[] {
    const { file, parameters, type, kind } = declaration;
    const own = [...parameters.map((each) => each.type), kind === 'function' ? '' : type];
    const ofMembers = this.flatOf(declaration).members.flatMap((member) =>
      [...member.parameters.map((each) => each.type), kind === 'interface' ? member.type : ''].flatMap(
        (text) => this.declarationsIn(text, member.files),
      ),
    );
    return [...own.flatMap((text) => this.declarationsIn(text, [file])), ...ofMembers];
  }

  private declarationsIn(type: string, files: readonly string[]): readonly Declaration[] {
    return namesIn(type).flatMap((name) => this.resolve(files, name) ?? []);
  }

  /** Each thing that is called or made, followed by what it takes; then the other types. */
  private entriesOf(name: string, described: readonly Declaration[]): readonly Entry[] {
    const here = described.filter((declaration) => this.homes.get(declaration) === name);
    const ordered = new Set<Declaration>();
    const visit = (declaration: Declaration): void => {
      if (ordered.has(declaration) || this.homes.get(declaration) !== name) return;
      ordered.add(declaration);
      this.inputsOf(declaration).filter(isType).forEach(visit);
    };
    [...here.filter((declaration) => !isType(declaration)), ...here].forEach(visit);
    return [...ordered].map((declaration) => ({
      ...this.flatOf(declaration),
      declaration,
      module: this.modules.get(declaration),
    }));
  }

  private flatOf(declaration: Declaration): Flat {
    const known = this.flat.get(declaration);
    if (known) return known;
    const found = flatten(this.sources, declaration, (base) => this.modules.has(base));
    const members = found.members.filter((member) => isForUsers(member, declaration));
    this.flat.set(declaration, { ...found, members });
    return { ...found, members };
  }
}

/** A field that only bars another, and what a class has without a word, are not for users. */
function isForUsers({ doc, type, kind }: Flat['members'][number], owner: Declaration): boolean {
  if (doc.isInternal || type === 'undefined') return false;
  return owner.kind !== 'class' || kind === 'constructor' || doc.meaning !== '';
}

function isType({ kind }: Declaration): boolean {
  return kind === 'interface' || kind === 'type';
}

/** `src/gateway/nginx/target.ts` is of the slice `gateway`. */
function sliceOf({ file }: Declaration): string {
  return file.split('/')[1]!;
}
