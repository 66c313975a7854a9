import { Duration } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { Cluster, TerraformState } from '../../src/cluster';
import { Platform } from '../../src/platform';
import { hetzner, plan } from '../../src/providers/hetzner';
import { Place, Residency } from '../../src/residency';
import { problemsOf } from '../../src/testing';
import { Microservice, type MicroserviceProps } from '../../src/workload';

const image = 'registry.example.no/shop/orders:1.4.2';

/** One service on three small machines. */
function cluster(
  props: Partial<MicroserviceProps>,
  pool: { readonly count?: number; readonly singleNode?: boolean } = {},
) {
  const platform = new Platform({ name: 'shop', residency: Residency.eea() });
  const made = new Cluster(platform, 'nordic', {
    machines: hetzner({
      location: 'hel1',
      sshKeys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE42OiqPoFEoJ4WXYuT8ZhEl3JGTGGXY81vHgJK412cs operators'],
      adminFrom: ['203.0.113.0/24'],
    }),
    state: TerraformState.s3({
      bucket: 'shop-terraform',
      endpoint: 's3.osl2.safedc.net',
      place: Place.norway('Oslo', { operator: 'Safespring' }),
    }),
    servers: { count: 3, plan: plan.ccx13 },
    pools: { apps: { count: 3, plan: plan.ccx13, ...pool } },
  });
  new Microservice(made.namespace('shop'), 'orders', { image, gracePeriod: Duration.seconds(30), ...props });
  return problemsOf(platform).map(({ code, path, fix }) => ({ code, path, fix }));
}

test('a service that fits, also with one node gone, is no problem', () => expect(cluster({})).toEqual([]));

test('one that does not fit names what would help', () => {
  expect(cluster({ replicas: 6, cpu: Cpu.units(1), cpuLimit: Cpu.units(1) })).toEqual([
    { code: 'NAUST-CAP-001', path: 'shop/nordic', fix: 'add 3 nodes to pool "apps"' },
  ]);
});

test('one that fits until a node is gone is a problem', () => {
  expect(cluster({ replicas: 3, cpu: Cpu.units(1), cpuLimit: Cpu.units(1) })).toMatchObject([
    { code: 'NAUST-CAP-002', fix: expect.stringContaining('add 1 node to pool "apps"') as string },
  ]);
});

test('unless the loss of the node is accepted', () => {
  const props = { replicas: 1, cpu: Cpu.units(1), cpuLimit: Cpu.units(1) };
  expect(cluster(props, { count: 1 }).map(({ code }) => code)).toContain('NAUST-CAP-002');
  expect(cluster(props, { count: 1, singleNode: true })).toEqual([]);
});
