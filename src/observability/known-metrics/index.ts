export { knownMetrics } from './known-metrics';
