import type { CallSpec } from '../../engine';
import { envoyBootstrap } from './bootstrap';
import { envoyPorts, envoySettings } from './settings';
import { renderCluster } from './render-cluster';
import { renderCallListener } from './render-listener';

export function renderBootstrap(caller: string, calls: readonly CallSpec[]): object {
  return envoyBootstrap({
    id: caller,
    connections: envoySettings.downstreamConnections,
    listeners: calls.map((call, index) => renderCallListener(call, portOf(index))),
    clusters: calls.map(renderCluster),
  });
}

export function portOf(index: number): number {
  return envoyPorts.firstCall + index;
}
