const service = `
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  new Microservice(chart, 'orders', { image: 'registry.example.no/shop/orders:1.4.2' });
  Template.of(chart).objectCountIs('Deployment', 1);
  console.log(snapshotOf(chart));
`;

/** One project, with a file for each way of using the package. */
export const packageSources = {
  'import.mjs': `
    import { App, Chart } from 'cdk8s';
    import { Microservice } from 'naust';
    import { snapshotOf, Template } from 'naust/testing';
    ${service}`,
  'require.cjs': `
    const { App, Chart } = require('cdk8s');
    const { Microservice } = require('naust');
    const { snapshotOf, Template } = require('naust/testing');
    ${service}`,
  'names.mjs': `
    import * as main from 'naust';
    import * as testing from 'naust/testing';
    import * as breaker from 'naust/breaker';
    const named = (all) => Object.keys(all).filter((name) => !/^(default|__esModule|module\\.exports)$/.test(name));
    console.log(JSON.stringify({ main: named(main), testing: named(testing), breaker: named(breaker) }));`,
  'loaded.cjs': `
    const naust = require('naust');
    const loaded = () => Object.keys(require.cache).length;
    const files = loaded();
    naust.Place;
    console.log(JSON.stringify({ files, place: loaded() > files, same: naust.Place === naust.Place }));`,
  'module.mts': `
    import { App, Chart } from 'cdk8s';
    import { Microservice } from 'naust';
    import { snapshotOf, Template } from 'naust/testing';
    ${service}`,
  'script.cts': `
    import { App, Chart } from 'cdk8s';
    import { Microservice } from 'naust';
    import { snapshotOf, Template } from 'naust/testing';
    ${service}`,
  'kubernetes.ts': `
    import { Size } from 'cdk8s';
    import { Cluster, Gateway, Entry, Microservice, Place, Platform, Residency, Tls } from 'naust';
    import { adopted } from 'naust/adopted';
    const platform = new Platform({ name: 'shop', residency: Residency.norway() });
    const size = { cpu: 8, memory: Size.gibibytes(64), disk: Size.gibibytes(960) };
    const place = Place.norway('Oslo', { operator: 'CoolVDS' });
    const host = (name: string, address: string) =>
      adopted([{ name, address, place, ...size }], { adminFrom: ['192.0.2.0/24'] });
    const cluster = new Cluster(platform, 'nordic', {
      servers: { machines: host('server-1', '203.0.113.1'), singleNode: true },
      pools: { apps: { machines: host('apps-1', '203.0.113.11'), singleNode: true } },
    });
    const shop = cluster.namespace('shop');
    const orders = new Microservice(shop, 'orders', { image: 'registry.example.no/shop/orders:1.4.2' });
    new Gateway(shop, 'gateway', {
      host: 'shop.example.no',
      entry: Entry.address('203.0.113.10', { from: ['203.0.113.0/28'] }),
      tls: Tls.secret('shop-tls'),
      routes: { '/v1/orders': orders },
    });
    export default platform;
    `,
  'machines.ts': `
    import { Cluster, Place, Platform, Residency, TerraformState } from 'naust';
    import { hetzner, plan } from 'naust/hetzner';
    const platform = new Platform({ name: 'shop', residency: Residency.eea() });
    new Cluster(platform, 'nordic', {
      machines: hetzner({
        location: 'hel1',
        sshKeys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE42OiqPoFEoJ4WXYuT8ZhEl3JGTGGXY81vHgJK412cs operators@example.no'],
        adminFrom: ['203.0.113.0/24'],
      }),
      state: TerraformState.s3({
        bucket: 'shop-terraform',
        endpoint: 's3.example.no',
        place: Place.norway('Oslo', { operator: 'CoolVDS' }),
      }),
      servers: { count: 3, plan: plan.ccx13 },
      pools: {},
    });
    export default platform;
    `,
  'misspelt.ts': `
    import { plan } from 'naust/hetzner';
    // @ts-expect-error a plan that is not sold does not compile
    export const small = plan.ccx12;
    `,
};
