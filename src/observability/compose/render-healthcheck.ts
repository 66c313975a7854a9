import { wholeSeconds, type ContainerSpec, type ProbeSpec } from '../../pod';
import type { ComposeHealthcheck } from './compose-file';
import containers from './containers.json';

export type Part = keyof typeof containers;

/** As the kubelet asks, but from within: by what the image of the part has. */
export function renderHealthcheck(part: Part, container: ContainerSpec): ComposeHealthcheck {
  const { readiness, startup } = container;
  if (readiness?.check.kind !== 'http') throw new Error(`${part} is not asked over HTTP`);
  const { path, port } = readiness.check;
  return {
    test: [
      'CMD',
      ...askers[containers[part].ask as Asker](`http://127.0.0.1:${port}${path}`, { path, port }),
    ],
    interval: `${wholeSeconds(readiness.period)}s`,
    timeout: `${readiness.timeout ? wholeSeconds(readiness.timeout) : 3}s`,
    retries: readiness.failureThreshold ?? 3,
    start_period: `${startup ? patience(startup) : wholeSeconds(readiness.period)}s`,
  };
}

type Asker = 'bash' | 'loki' | 'wget';
type Ask = (url: string, at: { readonly path: string; readonly port: number }) => readonly string[];

/** The words mean the same to the wget of busybox and to GNU's. */
const askers: Readonly<Record<Asker, Ask>> = {
  wget: (url) => ['wget', '-q', '-O', '/dev/null', url],
  // Asks port 3100 of itself, which is where it listens.
  loki: () => ['/usr/bin/loki', '-health'],
  bash: (_, { path, port }) => ['bash', '-c', request, 'ask', String(port), path],
};

/** $1: the port, $2: the path. */
const request =
  'exec 3<>"/dev/tcp/127.0.0.1/$1" && printf "GET %s HTTP/1.0\\r\\n\\r\\n" "$2" >&3 && ' +
  'read -r _ status _ <&3 && [ "$status" = 200 ]';

function patience({ period, failureThreshold = 3 }: ProbeSpec): number {
  return wholeSeconds(period) * failureThreshold;
}
