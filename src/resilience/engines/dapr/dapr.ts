import type { CallOf, Engine, PodAddition, ResourceSpec } from '../../engine';
import { nothingAdded } from '../../engine';
import { sidecarShare } from '../sidecar-share';
import { daprDeviations } from './deviations';
import { endpointName } from './endpoint-name';
import { renderEndpoint } from './render-endpoint';
import { renderResiliency } from './render-resiliency';

/** Where daprd answers the application. @see https://docs.dapr.io/reference/arguments-annotations-overview/ */
const ASKED_AT = 'http://127.0.0.1:3500/v1.0/invoke';

/** Dapr, which its operator puts beside each caller. */
export const dapr: Engine = {
  name: 'dapr',
  deviations: daprDeviations,
  refuses: ({ authorities }) =>
    authorities === undefined ? undefined : 'it believes the authorities of its image alone',
  pod: (caller, calls): PodAddition => ({
    ...nothingAdded,
    annotations: {
      'dapr.io/enabled': 'true',
      'dapr.io/app-id': caller,
      'dapr.io/sidecar-cpu-request': sidecarShare.cpuRequest,
      'dapr.io/sidecar-cpu-limit': sidecarShare.cpuLimit,
      'dapr.io/sidecar-memory-request': sidecarShare.memoryRequest,
      'dapr.io/sidecar-memory-limit': sidecarShare.memoryLimit,
      'dapr.io/sidecar-seccomp-profile-type': 'RuntimeDefault',
    },
    urls: Object.fromEntries(
      calls.map(({ name }) => [name, `${ASKED_AT}/${endpointName(caller, name)}/method`]),
    ),
  }),
  resources: (call: CallOf): readonly ResourceSpec[] => [
    {
      apiVersion: 'dapr.io/v1alpha1',
      kind: 'Resiliency',
      name: call.caller.name,
      render: (calls) => ({ fields: renderResiliency(calls) }),
    },
    {
      apiVersion: 'dapr.io/v1alpha1',
      kind: 'HTTPEndpoint',
      name: endpointName(call.caller.name, call.name),
      render: (calls) => ({ fields: renderEndpoint(calls) }),
    },
  ],
  /** @see https://docs.dapr.io/operations/hosting/kubernetes/kubernetes-production/ */
  controlPlane: [
    {
      peer: { kind: 'namespace', namespace: 'dapr-system' },
      ports: [{ port: 6500 }, { port: 50001 }, { port: 50005 }, { port: 50006 }],
    },
  ],
};
