import { Balance } from '../../../src';
import type { Case } from '../../case';
import { compare } from '../compare';
import { address, rendered, start, unlimited } from '../gateways';
import { startSlowServices } from '../services';

/** One peer in three that is fifty times as slow: what is the default, against each peer in turn. */
export const leastConn: Case = {
  bounds: { 'gateway.leastConn.vsRoundRobin': { atLeast: 8 } },
  async measure(bench) {
    const services = await startSlowServices(5, 5, 250);
    const folders = [bench.place('least-conn'), bench.place('round-robin')] as const;
    const routes = { '/v1/orders': address(services.ports) };
    const config = await rendered(folders[0], { routes, ...unlimited });
    const inTurn = await rendered(folders[1], { routes, balance: Balance.roundRobin(), ...unlimited });
    const least = await start(folders[0], config);
    const round = await start(folders[1], inTurn);
    try {
      const { one, same, other } = await compare(bench, least, round, ['/v1/orders/1']);
      return {
        'gateway.leastConn.vsRoundRobin': one.perSecond / other.perSecond,
        'gateway.leastConn.vsRoundRobin.self': one.perSecond / same.perSecond,
        'gateway.leastConn.p99.ms': one.p99,
        'gateway.leastConn.roundRobin.p99.ms': other.p99,
      };
    } finally {
      await Promise.all([least.nginx.stop(), round.nginx.stop(), services.server.stop()]);
    }
  },
};
