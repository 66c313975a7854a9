import { Duration } from 'cdk8s';
import type { Shipment, Shipper } from './shipment';

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

/** Succeeds as long as something follows what there is to follow. */
const FOLLOWS = `for file in "$1"/*.log; do
  [ -f "$file" ] || continue
  pidof tail >/dev/null
  exit
done
`;

/** Follows log files to stdout, where the node's own log agent reads them. It asks nobody for anything, so it is ready at once. */
export function tail({ directory }: Shipment): Shipper {
  return {
    command: ['sh', '-c', FOLLOW, 'follow-logs', directory],
    liveness: {
      check: { kind: 'exec', command: ['sh', '-c', FOLLOWS, 'follows-logs', directory] },
      initialDelay: Duration.seconds(10),
      period: Duration.seconds(30),
      timeout: Duration.seconds(5),
      failureThreshold: 3,
    },
    writes: false,
  };
}
