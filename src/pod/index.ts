export { checkAlone } from './check-alone';
export type {
  Amount,
  ContainerSpec,
  EnvironmentValue,
  MountSpec,
  PortSpec,
  ProbeSpec,
  ResourcesSpec,
} from './container-spec';
export { ConfigFiles, type ConfigFilesProps } from './config-files';
export { podUid } from './defaults';
export type { Placement, PodSpec, TolerationSpec, VolumeSpec } from './pod-spec';
export type { ContainerFields, PodFields, PodTemplate, VolumeFields } from './pod-template';
export { renderContainer, renderProbe, sizeQuantity, wholeSeconds } from './render-container';
export { renderPlacement, renderPodTemplate } from './render-pod';
export { configSize, podFindings } from './rules';
export { type Fields, fieldsOf, listOf, podFieldsOf, withPodFields } from './rules/pod-object';
export { parseQuantity } from './rules/quantity';
