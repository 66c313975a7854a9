export { Cluster, Namespace, TerraformState } from './cluster';
export type { ClusterProps, NamespaceProps, Plan, Pool, PoolProps, S3StateProps } from './cluster';
export { Balance, Entry, Gateway, HostGateway, Key, nginxTargets, Tls } from './gateway';
export type {
  Address,
  AdditionalServer,
  AuthProps,
  CacheProps,
  CorsProps,
  GatewayProps,
  GatewayRetryProps,
  HostGatewayProps,
  MaintenanceProps,
  NginxTarget,
  Peer,
  Rate,
  Route,
} from './gateway';
export type { Finding, Problem, ProblemCode } from './kernel';
export { problemJson, problemText } from './kernel';
export { Observability } from './observability';
export type { ObservabilityProps } from './observability';
export { environments, Platform, Project } from './platform';
export type { PlatformProps } from './platform';
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
  CallProps,
  ConcurrencyProps,
  ConsecutiveBreakerProps,
  RatioBreakerProps,
  RetryProps,
} from './resilience';
export { External, Microservice, SecretRef, Worker } from './workload';
export type {
  Callee,
  Environment,
  ExternalCidrsProps,
  ExternalPodsProps,
  ExternalProps,
  MicroserviceProps,
  WorkerProps,
} from './workload';
