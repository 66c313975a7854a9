export type {
  CalleeAddition,
  CalleeResource,
  CallerSpec,
  CallOf,
  CallSpec,
  Deviation,
  Engine,
  PodAddition,
  ResourceSpec,
} from './engine';
export { envoyBootstrap } from './engines/envoy/bootstrap';
export { envoyConfigFile, envoyContainer, envoyVolume } from './engines/envoy/container';
export { envoy } from './engines/envoy/envoy';
export { envoyStatusPort } from './engines/envoy/settings';
export { longestTime } from './policy/longest-time';
export { type BreakerTrip, CircuitBreaker } from './policy/circuit-breaker';
export { Fallback } from './policy/fallback';
export type { ConsecutiveBreakerProps, RatioBreakerProps } from './policy/circuit-breaker-props';
export type { AnswerProps } from './policy/fallback-props';
export type { CallProps, ConcurrencyProps } from './policy/props';
export type { Method, RetryCondition, RetryProps } from './policy/retry-props';
export { Retry } from './policy/retry';
export { type PolicySpec, resolvePolicy } from './policy/spec';
export { ResilienceEngine } from './resilience-engine';
