import { Chart } from 'cdk8s';
import { Entry, Gateway, Tls } from '../../src/gateway';
import { problemsBelow } from '../../src/kernel';
import { External, Microservice, type MicroserviceProps } from '../../src/workload';
import { container, object, objects, pod, shop } from './objects';

const image = 'registry.example.no/shop/orders:1.4.2';
const tls = { issuer: 'internal-ca' } as const;

function made(props: Partial<MicroserviceProps> = {}) {
  const { app, chart } = shop();
  const inventory = new Microservice(chart, 'inventory', { image, tls, ...props });
  return { app, chart, inventory };
}

describe('a service that ends TLS in its pods', () => {
  const { chart } = made();
  const policy = () => JSON.stringify(object(chart, 'NetworkPolicy', 'inventory').spec);

  test('has a proxy beside it, with a certificate of cert-manager', () => {
    expect(problemsBelow(chart)).toEqual([]);
    expect(pod(chart, 'inventory').initContainers?.[0]).toMatchObject({
      name: 'inventory-tls',
      restartPolicy: 'Always',
      resources: { requests: { cpu: '100m' }, limits: { memory: '256Mi' } },
    });
    expect(object(chart, 'Certificate', 'inventory-tls').spec).toMatchObject({
      secretName: 'inventory-tls',
      dnsNames: expect.arrayContaining(['inventory.shop.svc.cluster.local']) as string[],
      issuerRef: { kind: 'ClusterIssuer', name: 'internal-ca' },
    });
  });

  test('is asked how it is by the same way as everything else', () => {
    const probe = { httpGet: { path: '/health', port: 8443, scheme: 'HTTPS' } };
    const { readinessProbe, livenessProbe, startupProbe } = container(chart, 'inventory');
    for (const each of [readinessProbe, livenessProbe, startupProbe]) expect(each).toMatchObject(probe);
  });

  test('is reached at the port of the proxy and at no other', () => {
    const other = made();
    new Microservice(other.chart, 'orders', { image }).calls(other.inventory);
    const { spec } = object(other.chart, 'NetworkPolicy', 'inventory');
    expect(JSON.stringify(spec.ingress)).toContain('"port":8443');
    expect(JSON.stringify(spec.ingress)).not.toContain('8080');
    expect(object(other.chart, 'Service', 'inventory').spec.ports).toMatchObject([
      { name: 'https', port: 8443, targetPort: 8443 },
    ]);
    expect(policy()).not.toContain('8080');
  });

  test.each<[string, Partial<MicroserviceProps>]>([
    ['NAUST-VAL-005', { tls: { issuer: 'a b' } }],
    ['NAUST-VAL-005', { tls: { ...tls, trust: { configMap: 'a b' } } }],
    ['NAUST-WRK-004', { tls: { ...tls, trust: { configMap: 'ca', key: 'a b' } } }],
    ['NAUST-WRK-016', { tls: { ...tls, port: 443 } }],
    ['NAUST-POD-006', { tls: { ...tls, port: 8080 } }],
    ['NAUST-VAL-021', { tls: { ...tls, port: 70_000 } }],
  ])('%s for %j', (code, props) =>
    expect(problemsBelow(made(props).chart).map((each) => each.code)).toEqual([code]),
  );
});

describe('a caller of it', () => {
  const env = (chart: Chart, name: string) => container(chart, name).env;

  test('is told its address and the authority to believe, and reads no more of the Secret', () => {
    const { chart, inventory } = made();
    new Microservice(chart, 'orders', { image }).calls(inventory);
    expect(problemsBelow(chart)).toEqual([]);
    expect(env(chart, 'orders')).toEqual([
      { name: 'INVENTORY_URL', value: 'https://inventory.shop.svc.cluster.local:8443' },
      { name: 'INVENTORY_CA_FILE', value: '/etc/authorities/inventory/ca.crt' },
    ]);
    expect(pod(chart, 'orders').volumes).toContainEqual({
      name: 'ca-inventory',
      secret: { secretName: 'inventory-tls', items: [{ key: 'ca.crt', path: 'ca.crt' }] },
    });
  });

  test('leaves TLS to its Envoy where the call has a policy', () => {
    const { chart, inventory } = made();
    new Microservice(chart, 'orders', { image }).calls(inventory, {});
    expect(problemsBelow(chart)).toEqual([]);
    const config = object(chart, 'ConfigMap', 'orders-envoy') as unknown as { data: Record<string, string> };
    expect(config.data['envoy.yaml']).toContain('filename: /etc/authorities/inventory/ca.crt');
    expect(config.data['envoy.yaml']).toContain('sni: inventory.shop.svc.cluster.local');
    expect(pod(chart, 'orders').initContainers?.[0]?.volumeMounts).toContainEqual({
      name: 'ca-inventory',
      mountPath: '/etc/authorities/inventory',
      readOnly: true,
    });
  });

  function fromAnotherNamespace(trust?: { configMap: string }) {
    const { app, inventory } = made({ tls: { ...tls, trust } });
    const billing = new Chart(app, 'billing', { namespace: 'billing' });
    new Microservice(billing, 'invoices', { image }).calls(inventory);
    return billing;
  }

  test('of another namespace reads the authority where trust-manager puts it', () => {
    const billing = fromAnotherNamespace({ configMap: 'internal-ca' });
    expect(problemsBelow(billing)).toEqual([]);
    expect(pod(billing, 'invoices').volumes).toContainEqual({
      name: 'ca-inventory',
      configMap: { name: 'internal-ca' },
    });
  });

  test('of another namespace has a problem where nothing brings it there', () =>
    expect(problemsBelow(fromAnotherNamespace()).map(({ code }) => code)).toEqual(['NAUST-RES-021']));

  test('may not be a gateway', () => {
    const { chart, inventory } = made();
    new Gateway(chart, 'gateway', {
      host: 'shop.example.no',
      entry: Entry.address('203.0.113.1', { from: ['198.51.100.0/24'] }),
      tls: Tls.secret('shop-tls'),
      routes: { '/': inventory },
    });
    expect(problemsBelow(chart).map(({ code }) => code)).toContain('NAUST-RES-022');
  });

  test('has nothing to do with what does not end TLS', () => {
    const { chart } = shop();
    new Microservice(chart, 'orders', { image }).calls(
      External.pods(chart, 'kafka', {
        host: 'kafka.kafka.svc',
        port: 9093,
        namespace: 'kafka',
        labels: { app: 'kafka' },
      }),
    );
    expect(objects(chart).some(({ kind }) => kind === 'Certificate')).toBe(false);
    expect(env(chart, 'orders')).toBeUndefined();
  });
});
