export type { GateCheck, GateProps, HostProfile, HostProps } from './cloud-init';
export { Cluster, EtcdSnapshots, K3sUpgrades, Namespace, TerraformState } from './cluster';
export type {
  AdoptedPoolProps,
  Allocatable,
  ApiProps,
  ClusterNode,
  ClusterProps,
  Cni,
  ExistingClusterProps,
  ExistingNode,
  ExistingPoolProps,
  GenerationProps,
  Host,
  HostPortOpening,
  LoadBalancerOpening,
  MachineNode,
  Machines,
  MadePoolProps,
  NamespaceProps,
  Opening,
  OtherSitePoolProps,
  Plan,
  PodSecurityLevel,
  Pool,
  PoolProps,
  PreviousGeneration,
  Protection,
  S3SnapshotsProps,
  S3StateProps,
} from './cluster';
export { Balance, Entry, Gateway, HostGateway, Key, nginxTargets, Tls } from './gateway';
export type {
  Address,
  AdditionalServer,
  AuthCacheProps,
  AuthProps,
  AutoscaleProps,
  CacheProps,
  CacheRoomProps,
  CanaryProps,
  Concurrency,
  CorsMethod,
  CorsProps,
  Fallback as GatewayFallback,
  FallbackAnswer,
  FallbackTarget,
  GatewayProps,
  GatewayRetryProps,
  GatewayTarget,
  HostGatewayProps,
  LimitProps,
  MaintenanceProps,
  NginxModule,
  NginxTarget,
  Peer as UpstreamPeer,
  ProxyProps,
  Rate,
  RetryReason,
  Route,
  RouteProtocol,
  RoutingProps,
  ScopedProps,
  ServerProps,
  TlsProfile,
  UpstreamProps,
  UpstreamTls,
} from './gateway';
export type { Finding, Problem, ProblemCode } from './kernel';
export { problemJson, problemText } from './kernel';
export { PodTraffic } from './network';
export type {
  EveryPodPeer,
  NamespacePeer,
  NetworkPeer,
  Peer,
  PeerPort,
  PodPeer,
  PodTrafficProps,
} from './network';
export { Observability } from './observability';
export type {
  AlloyProps,
  GrafanaProps,
  LokiProps,
  ObservabilityProps,
  PrometheusProps,
} from './observability';
export { environments, Platform, Project } from './platform';
export type { PlatformProps } from './platform';
export type { Amount, ContainerFields, PodFields, PodTemplate, ResourcesSpec, VolumeFields } from './pod';
export { DataStore, Place, Recipient, Residency, Transfer } from './residency';
export type {
  AdequacyProps,
  AssessmentProps,
  BindingRulesProps,
  CountryCode,
  DataKind,
  DataStoreProps,
  DerogationProps,
  DisclosureProps,
  ExceptionProps,
  OperatorProps,
  PersonalDataProps,
  PlaceProps,
  RecipientProps,
  ResidencyProps,
  StandardClausesProps,
  TransferProps,
} from './residency';
export { CircuitBreaker, Fallback, Retry } from './resilience';
export type {
  AnswerProps,
  BreakerTrip,
  CallProps,
  ConcurrencyProps,
  ConsecutiveBreakerProps,
  Method,
  RatioBreakerProps,
  RetryCondition,
  RetryProps,
} from './resilience';
export { External, Microservice, SecretRef, Worker } from './workload';
export type {
  Callee,
  Environment,
  ExternalCidrsProps,
  ExternalPodsProps,
  ExternalProps,
  HeartbeatProps,
  LivenessProps,
  MicroserviceProps,
  ReadinessProps,
  WorkerProps,
  Workload,
  WorkloadProps,
} from './workload';
