import { type CallOf, type Engine, nothingAdded, type PodAddition, type ResourceSpec } from '../../engine';
import { sidecarShare } from '../sidecar-share';
import { istioDeviations } from './deviations';
import { renderDestinationRule } from './render-destination-rule';
import { renderPeerAuthentication } from './render-peer-authentication';
import { renderServiceEntry } from './render-service-entry';
import { renderVirtualService } from './render-virtual-service';

const apiVersion = 'networking.istio.io/v1';

/** @see https://istio.io/latest/docs/reference/config/annotations/ */
const inMesh = {
  labels: { 'sidecar.istio.io/inject': 'true' },
  annotations: {
    'sidecar.istio.io/proxyCPU': sidecarShare.cpuRequest,
    'sidecar.istio.io/proxyCPULimit': sidecarShare.cpuLimit,
    'sidecar.istio.io/proxyMemory': sidecarShare.memoryRequest,
    'sidecar.istio.io/proxyMemoryLimit': sidecarShare.memoryLimit,
  },
};

/** Istio's sidecars, which istiod puts beside callers and callees. */
export const istio: Engine = {
  name: 'istio',
  looksNamesUp: true,
  deviations: istioDeviations,
  mutualTls: 'mutual TLS of Istio',
  refuses: ({ authorities }) =>
    authorities === undefined ? undefined : 'it believes the authorities of its image alone',
  pod: (_, calls): PodAddition => ({
    ...nothingAdded,
    ...inMesh,
    urls: Object.fromEntries(
      calls.filter(({ tls }) => tls).map(({ name, host }) => [name, `http://${host}`]),
    ),
  }),
  resources: (call: CallOf): readonly ResourceSpec[] => [
    {
      apiVersion,
      kind: 'VirtualService',
      name: call.host,
      render: (calls) => ({ fields: { spec: renderVirtualService(calls) } }),
    },
    {
      apiVersion,
      kind: 'DestinationRule',
      name: `${call.caller.name}.${call.host}`,
      render: (calls) => ({ fields: { spec: renderDestinationRule(calls) } }),
    },
    ...(call.tls
      ? [
          {
            apiVersion,
            kind: 'ServiceEntry',
            name: call.host,
            render: (calls: readonly CallOf[]) => ({ fields: { spec: renderServiceEntry(calls) } }),
          },
        ]
      : []),
  ],
  callee: () => ({
    service: {},
    pod: inMesh,
    resource: {
      apiVersion: 'security.istio.io/v1',
      kind: 'PeerAuthentication',
      spec: ({ selector, port }, isClosed) => renderPeerAuthentication(selector, port, isClosed),
    },
  }),
  /** @see https://istio.io/latest/docs/ops/deployment/application-requirements/#ports-used-by-istio */
  controlPlane: [
    {
      peer: { kind: 'pods', namespace: 'istio-system', labels: { app: 'istiod' } },
      ports: [{ port: 15012 }],
    },
  ],
};
