import type { CallSpec, PolicySpec } from '../../resilience';
import type { Callee } from '../callee';
import { External } from '../external';
import { authorityFile } from './authority';

/** A call as an engine sees it. */
export function callSpecOf(
  name: string,
  target: Callee | External,
  url: string,
  policy: PolicySpec,
): CallSpec {
  const { host, port } = target.address;
  const peersHost = target instanceof External ? undefined : target.peersHost;
  const peers =
    target instanceof External || peersHost === undefined
      ? undefined
      : { host: peersHost, port: target.podPort };
  const joins = 'joinedBy' in target;
  const authorities = target instanceof External || !target.tls ? undefined : authorityFile(name, target.tls);
  return { name, host, port, peers, tls: url.startsWith('https:'), authorities, joins, policy };
}
