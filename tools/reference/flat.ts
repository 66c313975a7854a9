import type { Declaration, Member, Parameter } from './declaration';
import type { Sources } from './sources';

/** A member, with the files in which the names of its types mean something. */
export interface FlatMember extends Member {
  readonly files: readonly string[];
}

export interface Flat {
  readonly members: readonly FlatMember[];
  /** What it builds on and is described elsewhere. */
  readonly bases: readonly Declaration[];
}

/** The members of a type with those of what it builds on, unless that is described for itself. */
export function flatten(
  sources: Sources,
  declaration: Declaration,
  isDescribed: (base: Declaration) => boolean,
): Flat {
  const { file } = declaration;
  const own = declaration.members.map((member) => ({ ...member, files: [file] }));
  const described: Declaration[] = [];
  const inherited = declaration.bases.flatMap(({ name, given }) => {
    const base = sources.resolve(file, name);
    if (base === undefined) return [];
    if (isDescribed(base)) {
      described.push(base);
      return [];
    }
    const flat = flatten(sources, base, isDescribed);
    described.push(...flat.bases);
    const replaced = replacements(base, given);
    return flat.members
      .filter(
        (member) =>
          !own.some(({ name: taken, isStatic }) => taken === member.name && isStatic === member.isStatic),
      )
      .map((member) => ({ ...substituted(member, replaced), files: [...member.files, file] }));
  });
  return { members: [...own, ...inherited], bases: described };
}

function replacements(
  { typeParameters }: Declaration,
  given: readonly string[],
): ReadonlyMap<string, string> {
  return new Map(
    typeParameters.flatMap((name, index) => {
      const by = given[index];
      return by === undefined ? [] : [[name, by] as const];
    }),
  );
}

function substituted(member: FlatMember, replaced: ReadonlyMap<string, string>): FlatMember {
  const replace = (type: string): string =>
    type.replaceAll(/\b[A-Za-z_]\w*\b/g, (name) => replaced.get(name) ?? name);
  const parameters = member.parameters.map((parameter): Parameter => ({
    ...parameter,
    type: replace(parameter.type),
  }));
  return { ...member, type: replace(member.type), parameters };
}
