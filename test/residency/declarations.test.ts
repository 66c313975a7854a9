import { Duration } from 'cdk8s';
import { TerraformState } from '../../src/cluster';
import { Entry, Gateway, Tls } from '../../src/gateway';
import { problemsBelow } from '../../src/kernel';
import { Observability } from '../../src/observability';
import { Platform } from '../../src/platform';
import {
  DataStore,
  declarationsOf,
  type Holding,
  isPlace,
  Place,
  placeText,
  Recipient,
  Residency,
} from '../../src/residency';
import { problemsOf } from '../../src/testing';
import { External, Microservice } from '../../src/workload';
import { helsinki, nordic, oslo } from '../workload/nordic';

const image = 'registry.example.no/shop/orders:1.0.0';

function holdingsOf(platform: Platform): readonly Holding[] {
  return declarationsOf(platform.node.findAll()).flatMap(({ holdings = [] }) => holdings);
}

/** What is held where, as the register has it. */
function rows(platform: Platform, data: Holding['data']): readonly string[] {
  return holdingsOf(platform)
    .filter((holding) => holding.data === data)
    .map(({ what, place }) => `${what}: ${isPlace(place) ? place.city : place.countries.join()}`);
}

const codesOf = (platform: Platform) =>
  problemsOf(platform).flatMap(({ severity, code, path }) => (severity === 'error' ? `${code} ${path}` : []));

describe('a platform declares', () => {
  const { platform, cluster, shop } = nordic(oslo, Residency.eea({ personalData: 'NO', telemetry: 'NO' }));
  const orders = new Microservice(shop, 'orders', { image, personalData: true });
  new Gateway(shop, 'gateway', {
    host: 'shop.example.no',
    entry: Entry.address('203.0.113.10', { from: ['203.0.113.0/28'], place: helsinki }),
    tls: Tls.secret('shop-tls'),
    routes: { '/': orders },
  });
  new Observability(cluster, 'observability', { on: cluster.pools.oslo, retention: Duration.days(10) });

  test('where Secrets rest: etcd and its snapshots, with the servers', () => {
    expect(rows(platform, 'secrets')).toEqual(['etcd: Helsinki', 'snapshots of etcd: Helsinki']);
  });

  test('where personal data is: its pods, and what has requests outside TLS', () => {
    expect(rows(platform, 'personalData')).toEqual([
      'the pods of orders: Oslo',
      'the gateway of shop.example.no: Helsinki',
      'the gateway of shop.example.no: Oslo',
      'what ends TLS in front of the gateway of shop.example.no: Helsinki',
    ]);
  });

  test('where telemetry rests, and for how long', () => {
    const kept = holdingsOf(platform).filter(({ data }) => data === 'telemetry');
    expect(
      kept.map(({ what, place, retention }) => [
        what,
        isPlace(place) && placeText(place),
        retention instanceof Duration ? retention.toDays() : undefined,
      ]),
    ).toEqual([
      ['the volume of prometheus', placeText(oslo), 10],
      ['the volume of loki', placeText(oslo), 10],
      ['the volume of alertmanager', placeText(oslo), undefined],
      ['the volume of grafana', placeText(oslo), undefined],
      ['the volume of alloy', placeText(oslo), undefined],
    ]);
  });

  test('nothing that its policy refuses', () => expect(codesOf(platform)).toEqual([]));
});

test('Secrets that are held to Norway are refused where the servers are in Finland', () => {
  const { platform } = nordic(oslo, Residency.eea({ secrets: 'NO' }));
  expect(problemsOf(platform)).toMatchObject([
    { code: 'NAUST-RES-001', what: expect.stringContaining('keeps etcd and snapshots of etcd') as string },
  ]);
});

describe('what naust does not make', () => {
  const platform = () => new Platform({ name: 'shop', residency: Residency.norway() });
  const backups = { data: 'personalData', store: 'backup', contents: 'dumps', purpose: 'recovery' } as const;

  test('is declared, checked and named', () => {
    const shop = platform();
    new DataStore(shop, 'backups', { ...backups, place: helsinki });
    new DataStore(shop, 'more', { ...backups, place: oslo });
    new Recipient(shop, 'pager', { name: 'Vakt', country: 'DK', data: 'telemetry', purpose: 'alerts' });
    expect(codesOf(shop)).toEqual(['NAUST-RES-001 shop/backups', 'NAUST-RES-006 shop/pager']);
    expect(rows(shop, 'personalData')).toEqual(['"backups": Helsinki', '"more": Oslo']);
  });

  test('says the truth about its buckets', () => {
    const shop = platform();
    const bucket = { ...backups, store: 'object storage', place: oslo } as const;
    new DataStore(shop, 'elsewhere', { ...bucket, endpoint: 'hel1.your-objectstorage.com' });
    const stavanger = Place.norway('Stavanger', { operator: 'UpCloud', zone: 'no-svg1' });
    new DataStore(shop, 'unsold', { ...bucket, place: stavanger });
    expect(codesOf(shop)).toEqual(['NAUST-RES-011 shop/elsewhere', 'NAUST-RES-012 shop/unsold']);
  });

  test('says the truth about the Terraform state', () => {
    const props = { bucket: 'shop-terraform', endpoint: 'shop.nbg1.your-objectstorage.com', place: oslo };
    expect(TerraformState.s3(props).findings.map(({ code }) => code)).toEqual(['NAUST-RES-011']);
  });

  test('that ends TLS in front of a gateway without a place is warned of', () => {
    const { platform: shop, shop: ns } = nordic();
    new Gateway(ns, 'gateway', {
      host: 'shop.example.no',
      entry: Entry.address('203.0.113.10', { from: ['203.0.113.0/28'] }),
      tls: Tls.secret('shop-tls'),
      routes: { '/': { host: '192.0.2.11', port: 80, networks: ['192.0.2.0/24'] } },
    });
    expect(problemsBelow(shop)).toMatchObject([{ code: 'NAUST-RES-013', severity: 'warning' }]);
  });
});

describe('a call to somebody outside', () => {
  const partner = { host: 'cards.example.no', cidrs: ['192.0.2.128/25'] };
  const kortnettet = { name: 'Kortnettet', country: 'NO', purpose: 'payment' } as const;

  function calling(change: object, personalData = true): readonly string[] {
    const { platform, shop } = nordic();
    const orders = new Microservice(shop, 'orders', { image, personalData });
    orders.calls(External.cidrs(shop, 'cards', { ...partner, ...change }));
    return codesOf(platform);
  }

  test('with personal data says who is given it, and where', () => {
    expect(calling({})).toEqual(['NAUST-RES-008 shop-test/nordic/shop/orders']);
    expect(calling({}, false)).toEqual([]);
    expect(calling({ personalData: false })).toEqual([]);
    expect(calling({ personalData: kortnettet })).toEqual([]);
  });

  test('is held to the policy by where the recipient keeps it, and by whose law it is under', () => {
    const at = 'shop-test/nordic/shop/cards';
    expect(calling({ personalData: { ...kortnettet, keptIn: 'SE' } })).toEqual([`NAUST-RES-006 ${at}`]);
    expect(calling({ personalData: { ...kortnettet, country: 'US', keptIn: 'NO' } })).toEqual([
      `NAUST-RES-002 ${at}`,
    ]);
    expect(calling({ personalData: { ...kortnettet, country: 'XX' } })).toEqual([`NAUST-RES-004 ${at}`]);
  });
});

test.each([
  ['nobody', { subjects: [] }],
  ['a purpose on two lines', { purpose: 'a\nb' }],
  ['nothing', { categories: [] }],
])('personal data of %s is refused', (_, change) => {
  const { platform, shop } = nordic();
  const personalData = { purpose: 'sales', subjects: ['customers'], categories: ['names'], ...change };
  new Microservice(shop, 'orders', { image, personalData });
  expect(codesOf(platform)).toEqual(['NAUST-RES-009 shop-test/nordic/shop/orders']);
});
