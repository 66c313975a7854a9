type Section = readonly [name: string, entries: readonly (readonly [key: string, value: string])[]];

/** A unit of systemd, in which `%` begins a specifier. @see https://www.freedesktop.org/software/systemd/man/latest/systemd.syntax.html */
export function renderUnit(sections: readonly Section[]): string {
  return sections
    .map(([name, entries]) =>
      [`[${name}]`, ...entries.map(([key, value]) => `${key}=${value.replaceAll('%', '%%')}`), ''].join('\n'),
    )
    .join('\n');
}
