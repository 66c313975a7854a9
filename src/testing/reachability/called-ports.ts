import type { CalledPort, End, Policy, Protocol } from '../../network-policy';

const protocols: readonly Protocol[] = ['TCP', 'UDP', 'SCTP'];

/** The port of a called end that is meant; its own only one, where none is said. */
export function portOf(
  to: End,
  said: number | string | undefined,
  protocol: Protocol | undefined,
): CalledPort {
  if (typeof said === 'number') return { port: said, protocol: protocol ?? 'TCP' };
  const own = to.kind === 'pods' ? to.ports : [];
  const meant = own.filter(
    (each) =>
      (said === undefined || each.name === said) && (protocol === undefined || each.protocol === protocol),
  );
  if (meant.length === 1) return meant[0]!;
  const declared = own.map(({ name, port, protocol: by }) => `${name ?? 'unnamed'} ${by} ${port}`).join(', ');
  throw new Error(
    `${to.name} declares ${meant.length === 0 ? 'no such port' : `${meant.length} ports`}; say which: { port: 8080 }` +
      `\ndeclared: ${declared || 'none'}`,
  );
}

/** A port for each range of ports that these policies treat alike, and every one that the called end declares. */
export function portsToTry(to: End, policies: readonly Policy[]): readonly CalledPort[] {
  const declared = to.kind === 'pods' ? to.ports : [];
  const named = policies
    .flatMap(({ rules }) => [...rules.Ingress, ...rules.Egress])
    .flatMap(({ ports }) => ports)
    .flatMap(({ port, endPort }) => (typeof port === 'number' ? [port, (endPort ?? port) + 1] : []));
  const bounds = new Set([1, ...named.filter((port) => port <= 65535), ...declared.map(({ port }) => port)]);
  return protocols.flatMap((protocol) => [...bounds].map((port) => ({ port, protocol })));
}
