import { Duration } from 'cdk8s';
import type { Case } from '../../case';
import { compare } from '../compare';
import { address, handTuned, rendered, start, unlimited } from '../gateways';
import { startServices } from '../services';

/** One of each kind of route that the file of the engineer has: two that are passed on, one cached, one with a token. */
const paths = ['/v1/orders/1', '/orders/1', '/v1/catalogue/1', '/v1/account/1'];

/** Processor time of a worker for each request, against that of a file written by hand for the same routes. */
export const vsHandTuned: Case = {
  bounds: { 'gateway.cpu.vsHandTuned': { atMost: 1.1 } },
  async measure(bench) {
    const services = await startServices(bench.place('services'));
    const folders = [bench.place('rendered'), bench.place('hand-tuned')] as const;
    const orders = address(services.http);
    const two = address(services.http.slice(0, 2));
    const config = await rendered(folders[0], {
      routes: {
        '/v1/orders': { to: orders, public: true },
        '/orders': { to: orders, public: true },
        '/v1/catalogue': { to: two, public: true, cache: { fresh: Duration.seconds(10) } },
        '/v1/account': orders,
      },
      auth: { service: two, identity: ['X-Auth-Subject'], cache: { time: Duration.seconds(5) } },
      ...unlimited,
    });
    const naust = await start(folders[0], config);
    const byHand = await start(folders[1], await handTuned(folders[1], services.http));
    try {
      const { one, same, other } = await compare(bench, naust, byHand, paths);
      return {
        'gateway.cpu.vsHandTuned': one.cpu / other.cpu,
        'gateway.cpu.vsHandTuned.self': one.cpu / same.cpu,
        'gateway.cpu.microseconds': one.cpu,
        'gateway.cpu.p99.ms': one.p99,
        'gateway.cpu.handTuned.p99.ms': other.p99,
      };
    } finally {
      await Promise.all([naust.nginx.stop(), byHand.nginx.stop(), services.stop()]);
    }
  },
};
