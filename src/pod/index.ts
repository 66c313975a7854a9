export type {
  Amount,
  ContainerSpec,
  EnvironmentValue,
  MountSpec,
  PortSpec,
  ProbeSpec,
  ResourcesSpec,
} from './container-spec';
export { podUid } from './defaults';
export type { Placement, PodSpec, VolumeSpec } from './pod-spec';
export { renderContainer, renderProbe, sizeQuantity } from './render-container';
export { renderPlacement, renderPodTemplate } from './render-pod';
export { podFindings } from './rules';
