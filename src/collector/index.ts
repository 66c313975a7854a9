export { collectorContainer, collectorFile } from './container';
export { tracedEnvironment } from './environment';
export { collectorPorts } from './ports';
export { renderCollectorConfig } from './render-config';
export { type HeadSamplingProps, Sampling, type TailSamplingProps } from './sampling';
export { type CollectorSpec, type OtlpTarget, resolveDropped, resolveSampling } from './spec';
