import type { TargetSpec } from './target-spec';

/**
 * A name for each target, the same for the same servers: `up_orders`, or longer where two would share it.
 * The prefix keeps clear of other zones, which share one space of names.
 */
export function namesOf(targets: readonly TargetSpec[]): readonly string[] {
  const keys = targets.map(keyOf);
  return targets.map((target, index) => {
    const short = shortName(target);
    const isShared = targets.some((other, i) => keys[i] !== keys[index] && shortName(other) === short);
    return `up_${isShared ? keys[index]! : short}`;
  });
}

/** The first label of a name, or an address. */
function shortName({ called }: TargetSpec): string {
  const host = String(called);
  return /^[a-z]/.test(host) ? host.split('.')[0]! : plain(host);
}

function keyOf({ servers }: TargetSpec): string {
  return servers.map(({ host, port }) => `${plain(String(host))}_${port}`).join('_');
}

function plain(host: string): string {
  return host.replaceAll(':', '-');
}
