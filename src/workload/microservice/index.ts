export { livenessDefaults, microserviceDefaults, readinessDefaults } from './defaults';
export { Microservice } from './microservice';
export type { LivenessProps, MicroserviceProps, ReadinessProps } from './props';
