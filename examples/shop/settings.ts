import { Duration } from 'cdk8s';
import { type CallProps, CircuitBreaker, Place, Retry, TerraformState } from 'naust';

/** Who may reach SSH and the Kubernetes API. */
export const adminNetworks = ['203.0.113.0/24'];

/** The public half of the operators' key. */
export const operatorKey =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE42OiqPoFEoJ4WXYuT8ZhEl3JGTGGXY81vHgJK412cs operators@example.no';

/** Where Terraform remembers the machines. */
export const stateBucket = TerraformState.s3({
  bucket: 'shop-terraform',
  endpoint: 's3.osl2.safedc.net',
  place: Place.norway('Oslo', { operator: 'Safespring', zone: 'osl2' }),
});

/** What is deployed: a release changes these. */
export const images = {
  auth: 'registry.example.no/shop/auth:2.3.0',
  inventory: 'registry.example.no/shop/inventory:1.9.4',
  orders: 'registry.example.no/shop/orders:4.1.2',
  payment: 'registry.example.no/shop/payment:3.0.1',
  projection: 'registry.example.no/shop/order-projection:1.2.0',
} as const;

/** What others run: Kafka by Strimzi and PostgreSQL behind a pooler by CloudNativePG in the cluster, cards outside. */
export const others = {
  kafka: {
    host: 'kafka-cluster-kafka-bootstrap.kafka.svc.cluster.local',
    port: 9092,
    namespace: 'kafka',
    labels: { 'strimzi.io/name': 'kafka-cluster-kafka' },
  },
  postgres: {
    host: 'pg-pool.production.svc.cluster.local',
    port: 5432,
    namespace: 'production',
    labels: { 'cnpg.io/poolerName': 'pg-pool' },
  },
  cardNetwork: {
    host: 'cards.example.no',
    cidrs: ['192.0.2.128/25'],
    personalData: { name: 'Kortnettet', country: 'NO', purpose: 'payment' },
  },
} as const;

/** How callers bear with a callee in trouble: what is read may be asked again, a card is charged once. */
export const patience = {
  reading: {
    timeout: Duration.seconds(2),
    retry: Retry.on(['GET'], { tries: 2 }),
    breaker: CircuitBreaker.onRatio(),
  },
  charging: { timeout: Duration.seconds(4), breaker: CircuitBreaker.onRatio() },
} satisfies Record<string, CallProps>;
