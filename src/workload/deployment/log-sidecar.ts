import type { ContainerSpec, VolumeSpec } from '../../pod';
import { logSidecar } from './defaults';

export const logVolume: VolumeSpec = { kind: 'empty', name: 'logs', sizeLimit: logSidecar.volumeSize };

/**
 * `tail` alone takes a pattern for a name when no file is there yet, and sees no file that comes later: so each file gets
 * a tail of its own when it appears. -F goes on with the new file after a rotation. A rotated file's new name must not
 * end in .log, or it would be read twice. The shell is process 1, which ignores SIGTERM unless it is told; the tails look
 * once a second, so they are left two to read what the application wrote last.
 */
const FOLLOW = `stop() {
  sleep 2
  [ -z "$tails" ] || kill $tails
  exit 0
}
trap stop TERM
tails=''
followed='|'
while :; do
  for file in "$1"/*.log; do
    [ -f "$file" ] || continue
    case "$followed" in *"|$file|"*) continue ;; esac
    followed="$followed$file|"
    tail -n+1 -F "$file" &
    tails="$tails $!"
  done
  sleep 1
done
`;

/** Follows the log files in a directory of the application to stdout, where the node's own log agent reads them. */
export function logSidecarSpec(name: string, directory: string): ContainerSpec {
  return {
    name: `${name}-logs`,
    image: logSidecar.image,
    command: ['sh', '-c', FOLLOW, 'follow-logs', directory],
    resources: logSidecar.resources,
    mounts: [{ volume: logVolume.name, path: directory, readOnly: true }],
  };
}
