/** The names most like one that is not there, the most alike first; only those that so many letters make the same. */
export function nearestNames(
  wanted: string,
  names: Iterable<string>,
  count = 3,
  within = Infinity,
): readonly string[] {
  return [...new Set(names)]
    .map((name) => ({ name, distance: distance(wanted, name) }))
    .filter(({ distance: letters }) => letters <= within)
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, count)
    .map(({ name }) => name);
}

/** How many letters have to be put in, left out or changed: Levenshtein's distance. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (let at = 0; at < to.length; at++) {
      next.push(Math.min(next[at]! + 1, row[at + 1]! + 1, row[at]! + (letter === to[at] ? 0 : 1)));
    }
    row = next;
  }
  return row[to.length]!;
}
