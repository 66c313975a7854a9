import { defaultText, isPlainObject, normalised } from './default-text';
import type { DocumentedInterface, DocumentedMember } from './documented-members';

type Defaults = Readonly<Record<string, unknown>>;

export interface Comparison {
  /** Members whose written default was held against the code. */
  readonly compared: readonly string[];
  /** Where the two differ, in words. */
  readonly differences: readonly string[];
}

/**
 * Holds what the interfaces of one folder say against what its defaults.ts exports: `microserviceDefaults` for
 * `MicroserviceProps`.
 */
export function compareDefaults(
  interfaces: readonly DocumentedInterface[],
  exported: Defaults,
  isChecked: (name: string) => boolean = (name) => name.endsWith('Props'),
): Comparison {
  const byName = new Map(interfaces.map((documented) => [documented.name, documented]));
  const compared: string[] = [];
  const differences: string[] = [];
  const visited = new Set<string>();

  const membersOf = (name: string): readonly DocumentedMember[] => {
    const documented = byName.get(name);
    if (!documented) return [];
    visited.add(name);
    return [...documented.members, ...documented.extended.flatMap(membersOf)];
  };

  const compare = (path: string, members: readonly DocumentedMember[], defaults: Defaults): void => {
    for (const key of Object.keys(defaults)) {
      if (!members.some(({ name }) => name === key))
        differences.push(`${path}.${key} has a default but is no member`);
    }
    for (const member of members) compareMember(`${path}.${member.name}`, member, defaults[member.name]);
  };

  const compareMember = (path: string, member: DocumentedMember, value: unknown): void => {
    const { written, members = member.type ? membersOf(member.type) : [] } = member;
    if (written === undefined && isPlainObject(value) && members.length > 0) compare(path, members, value);
    else if (written === undefined && value === undefined && member.members)
      compare(path, member.members, {});
    else if (written === undefined && value === undefined) return;
    else {
      compared.push(path);
      differences.push(...difference(path, written, value));
    }
  };

  for (const [name, defaults] of Object.entries(exported)) {
    if (!name.endsWith('Defaults') || !isPlainObject(defaults)) continue;
    const props = `${name[0]?.toUpperCase()}${name.slice(1).replace(/Defaults$/, '')}Props`;
    if (byName.has(props)) compare(props, membersOf(props), defaults);
    else differences.push(`${name} belongs to no interface ${props} of its folder`);
  }
  for (const { name, members } of interfaces) {
    if (!visited.has(name) && isChecked(name)) compare(name, members, {});
  }
  return { compared, differences };
}

function difference(path: string, written: string | undefined, value: unknown): readonly string[] {
  if (value === undefined) {
    // A flag that is not there is false without any code.
    if (written === undefined || isDescribed(written) || written === 'false') return [];
    return [`${path} is documented as ${written}, but has no default in the code`];
  }
  const actual = defaultText(value);
  if (written === undefined) return [`${path} is ${actual} in the code, but its comment has no @default`];
  if (isDescribed(written)) return [`${path} is ${actual} in the code, but is only described: "${written}"`];
  return normalised(written) === normalised(actual)
    ? []
    : [`${path} is documented as ${written}, but is ${actual} in the code`];
}

function isDescribed(written: string): boolean {
  return written.startsWith('- ');
}
