import shop from '../../examples/shop/main';
import { Cluster } from '../../src/cluster';
import { NodeRestarts } from '../../src/restarts';
import { expectUnreachable, problemsOf } from '../../src/testing';
import { External, Microservice } from '../../src/workload';
import { nordic } from '../observability/stack';

/** What providers answer with the user data of a machine, and in it the token to join. */
const metadataService = { address: '169.254.169.254' };

describe('no pod reaches the metadata service', () => {
  const platform = shop.platforms['prod']!;
  const cluster = platform.node.children.find((child) => child instanceof Cluster)!;

  test('of a whole shop with its gateway and its observability', () =>
    expectUnreachable(cluster, metadataService, { port: 80 }));

  test('where the API servers may be anywhere', () => {
    const { cluster: other } = nordic();
    new NodeRestarts(other, 'restarts');
    expectUnreachable(other, metadataService, { port: 80 });
  });

  test.each(['169.254.169.254/32', '169.254.0.0/16', '128.0.0.0/1'])(
    'and none is let out to it by a network of somebody else: %s',
    (cidr) => {
      const { platform: other, cluster: described } = nordic();
      const namespace = described.namespace('shop');
      const image = 'registry.example.no/shop/orders:1.4.2';
      const anything = { host: 'any.example.no', port: 80, cidrs: [cidr] };
      new Microservice(namespace, 'orders', { image }).calls(External.cidrs(namespace, 'anything', anything));
      expect(problemsOf(other).map(({ code }) => code)).toEqual(['NAUST-WRK-029']);
    },
  );
});
