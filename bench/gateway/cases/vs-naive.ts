import type { Case } from '../../case';
import type { Bench } from '../../bench';
import type { Figures } from '../../figures';
import { compare } from '../compare';
import { address, rendered, start, unlimited, withoutKeepalive } from '../gateways';
import { type Services, startServices } from '../services';

/** The same routes, with and without kept connections to services. */
export const vsNaive: Case = {
  bounds: { 'gateway.vsNaive': { atLeast: 2.5 } },
  measure: (bench) => measure(bench, 'gateway.vsNaive', ({ http }) => address(http)),
};

/** And where services are spoken to over TLS, so that each new connection is a handshake too. */
export const tlsVsNaive: Case = {
  bounds: { 'gateway.tls.vsNaive': { atLeast: 5 } },
  measure: (bench) => measure(bench, 'gateway.tls.vsNaive', ({ https, tls }) => address(https, tls)),
};

async function measure(
  bench: Bench,
  key: string,
  to: (services: Services) => ReturnType<typeof address>,
): Promise<Figures> {
  const services = await startServices(bench.place('services'));
  const folders = [bench.place('kept'), bench.place('naive')] as const;
  const config = await rendered(folders[0], { routes: { '/v1/orders': to(services) }, ...unlimited });
  const kept = await start(folders[0], config);
  const naive = await start(folders[1], withoutKeepalive(config));
  try {
    const { one, same, other } = await compare(bench, kept, naive, ['/v1/orders/1']);
    return {
      [key]: one.perSecond / other.perSecond,
      [`${key}.self`]: one.perSecond / same.perSecond,
      [`${key}.perSecond`]: one.perSecond,
      [`${key}.p99.ms`]: one.p99,
      [`${key}.naive.p99.ms`]: other.p99,
    };
  } finally {
    await Promise.all([kept.nginx.stop(), naive.nginx.stop(), services.stop()]);
  }
}
