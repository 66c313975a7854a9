import { Size } from 'cdk8s';
import { Place, Tls } from '../src';
import { partsOf } from '../src/observability/compose/parts';
import { resolveHostObservability } from '../src/observability/compose/spec';

interface Asked {
  readonly part: string;
  readonly cpu: number;
  readonly memory: number;
}

/** What each container of the stack of one machine takes where nothing is said of it: CPU in thousandths, memory in MiB. */
export function onOneHost(): readonly Asked[] {
  const { spec } = resolveHostObservability({
    on: {
      name: 'watch-1',
      address: '198.51.100.9',
      cpu: 2,
      memory: Size.gibibytes(4),
      disk: Size.gibibytes(80),
      place: Place.norway('Oslo', { operator: 'CoolVDS' }),
    },
    host: 'watch.example.no',
    tls: Tls.files({ certificate: '/etc/ssl/watch.pem', key: '/etc/ssl/watch.key' }),
    adminFrom: ['203.0.113.0/24'],
  });
  return partsOf(spec).map(({ name, container: { resources } }) => ({
    part: name,
    cpu: parseInt(resources.requests.cpu.amount, 10),
    memory: resources.limits.memory.toMebibytes(),
  }));
}
