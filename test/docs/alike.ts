/** Stands for lines that a page leaves out, and inside of a line for a part of it. */
const LEFT_OUT = '...';

/** Whether what was printed is what the page shows. */
export function isShown(printed: string, shown: string): boolean {
  return matches(printed.trimEnd().split('\n'), shown.split('\n'), true);
}

/** Whether the lines stand in the file, one below the other, however far the whole is indented. */
export function standsIn(content: string, excerpt: string): boolean {
  const lines = content.split('\n');
  const wanted = excerpt.split('\n');
  return lines.some((line, start) => {
    const indent = line.length - wanted[0]!.length;
    if (indent < 0 || line.slice(indent) !== wanted[0]) return false;
    const rest = lines.slice(start).map((each) => each.slice(Math.min(indent, indentOf(each))));
    return matches(rest, wanted, false);
  });
}

function matches(lines: readonly string[], wanted: readonly string[], toTheEnd: boolean): boolean {
  const [first, ...more] = wanted;
  if (first === undefined) return !toTheEnd || lines.length === 0;
  if (first.trim() === LEFT_OUT)
    return [...lines, ''].some((_, skipped) => matches(lines.slice(skipped), more, toTheEnd));
  return lines[0] !== undefined && fits(lines[0], first) && matches(lines.slice(1), more, toTheEnd);
}

function fits(line: string, wanted: string): boolean {
  const parts = wanted.split(LEFT_OUT).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(line);
}

function indentOf(line: string): number {
  return /^ */.exec(line)![0].length;
}
