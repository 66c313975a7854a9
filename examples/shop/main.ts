// A shop: machines in Helsinki, personal data and everything that watches it in Oslo.
import { Duration, Size } from 'cdk8s';
import {
  Cluster,
  Entry,
  environments,
  External,
  Gateway,
  Microservice,
  Observability,
  Place,
  Platform,
  Residency,
  SecretRef,
  Tls,
  Worker,
} from 'naust';
import { adopted } from 'naust/adopted';
import { hetzner, plan } from 'naust/hetzner';
import { adminNetworks, images, operatorKey, others, patience, stateBucket } from './settings';

interface Environment {
  readonly name: string;
  readonly replicas: number;
  readonly osloAddress: string;
}

function shop(env: Environment): Platform {
  const platform = new Platform({
    name: `shop-${env.name}`,
    residency: Residency.eea({ personalData: 'NO', telemetry: 'NO' }),
  });

  const oslo = {
    name: `oslo-${env.name}-1`,
    address: env.osloAddress,
    cpu: 8,
    memory: Size.gibibytes(64),
    disk: Size.gibibytes(960),
    place: Place.norway('Oslo', { operator: 'CoolVDS' }),
  };
  const cluster = new Cluster(platform, 'nordic', {
    machines: hetzner({ location: 'hel1', sshKeys: [operatorKey], adminFrom: adminNetworks }),
    state: stateBucket,
    servers: { count: 3, plan: plan.ccx13 },
    pools: {
      apps: { count: 3, plan: plan.ccx23 },
      oslo: { machines: adopted([oslo]), singleNode: true, gate: { storage: 'NVMe, by CoolVDS' } },
    },
  });

  const ns = cluster.namespace('shop', { pullSecret: 'registry' });
  const { replicas } = env;
  const personal = { personalData: true, replicas };
  const inventory = new Microservice(ns, 'inventory', {
    image: images.inventory,
    replicas,
    logs: '/var/log/inventory',
  });
  const auth = new Microservice(ns, 'auth', { image: images.auth, ...personal });
  const payment = new Microservice(ns, 'payment', { image: images.payment, ...personal });
  const orders = new Microservice(ns, 'orders', { image: images.orders, ...personal });
  orders.calls(inventory, patience.reading);
  orders.calls(payment, patience.charging);
  payment.calls(External.cidrs(ns, 'card-network', others.cardNetwork));

  const projection = new Worker(ns, 'order-projection-worker', {
    image: images.projection,
    ...personal,
    labels: { app: 'order-system' },
    podLabels: { app: 'order-projection' },
    environment: {
      KAFKA_BROKERS: 'kafka-cluster-kafka-bootstrap:9092',
      DB_HOST: 'pg-pool.production.svc.cluster.local',
      DB_PASSWORD: SecretRef.key('order-projection-db', 'password'),
    },
    heartbeat: { file: '/tmp/heartbeat', maxAge: Duration.minutes(2) },
  });
  projection.calls(External.pods(ns, 'kafka-cluster-kafka-bootstrap', others.kafka));
  projection.calls(External.pods(ns, 'postgres', others.postgres));

  new Gateway(ns, 'gateway', {
    host: `${env.name}.shop.example.no`,
    entry: Entry.loadBalancer(),
    tls: Tls.certManager('letsencrypt'),
    auth: { service: auth },
    routes: { '/v1/orders': orders, '/v1/inventory': { to: inventory, public: true } },
  });
  new Observability(cluster, 'observability', { on: cluster.pools.oslo, retention: Duration.days(15) });
  return platform;
}

export default environments({
  test: shop({ name: 'test', replicas: 1, osloAddress: '198.51.100.7' }),
  prod: shop({ name: 'prod', replicas: 3, osloAddress: '198.51.100.8' }),
});
