import { Size } from 'cdk8s';
import { Cluster, Microservice, Observability, Place, Platform, Residency } from '../src';
import { adopted } from '../src/providers/adopted';

/** Three servers and two nodes for everything else, in one place. */
export function fiveNodes(): { readonly platform: Platform; readonly cluster: Cluster<'apps'> } {
  const platform = new Platform({ name: 'shop', residency: Residency.norway() });
  const place = Place.norway('Oslo', { operator: 'CoolVDS' });
  const hosts = (name: string, addresses: readonly string[]) =>
    adopted(
      addresses.map((address, index) => ({
        name: `${name}-${index + 1}`,
        address,
        place,
        cpu: 8,
        memory: Size.gibibytes(32),
        disk: Size.gibibytes(480),
      })),
      { adminFrom: ['203.0.113.0/24'] },
    );
  const cluster = new Cluster(platform, 'oslo', {
    servers: { machines: hosts('server', ['192.0.2.1', '192.0.2.2', '192.0.2.3']) },
    pools: { apps: { machines: hosts('apps', ['198.51.100.1', '198.51.100.2']) } },
  });
  return { platform, cluster };
}

/** So many services, one half of which calls the other by a policy; the names of those that are called. */
export function callsIn(cluster: Cluster, count: number): readonly string[] {
  const namespace = cluster.namespace('shop');
  const service = (name: string): Microservice =>
    new Microservice(namespace, name, { image: `registry.example.no/shop/${name}:1.4.2` });
  const names = Array.from({ length: count / 2 }, (_, index) => `callee-${index}`);
  names.forEach((name, index) => service(`caller-${index}`).calls(service(name), {}));
  return names;
}

/** With an objective for each of these. */
export function observe(cluster: Cluster, callees: readonly string[]): Observability {
  const objectives = Object.fromEntries(callees.map((name) => [name, { availability: 99.9 }]));
  return new Observability(cluster, 'observability', { objectives });
}
