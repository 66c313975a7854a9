import type { Deviation } from '../../engine';
import { type BreakerSpec, isDefaultRatio } from '../../policy/breaker-spec';
import type { PolicySpec } from '../../policy/spec';
import { sweepOf } from './render-outlier-detection';

/** @see https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/upstream/outlier */
export function envoyDeviations({ breaker }: PolicySpec): readonly Deviation[] {
  if (breaker === undefined) return [];
  const isDefault = isDefaultRatio(breaker);
  return deviationsOf(breaker).map((deviation) => ({ ...deviation, isDefault }));
}

function deviationsOf(breaker: BreakerSpec): readonly Omit<Deviation, 'isDefault'>[] {
  const perPeer = {
    name: 'per-peer',
    what: 'counts and stops for each pod of the callee by itself; with all of them out it answers at once',
  };
  const noProbes = {
    name: 'no-probes',
    what: `gives a pod all its requests back after openFor, instead of ${breaker.probes} on trial`,
  };
  if (breaker.kind === 'consecutive') return [perPeer, noProbes];
  const sweep = sweepOf(breaker).toSeconds({ integral: false });
  return [
    perPeer,
    noProbes,
    {
      name: 'sweeping-window',
      what: `looks at the share of failures of the last ${sweep} s, every ${sweep} s, instead of counting over ${breaker.window.toSeconds({ integral: false })} s; it begins again at the first of these after openFor`,
    },
    {
      name: 'trips-in-a-row',
      what: `stops also after ${breaker.requests} failures in a row, whatever succeeded before them`,
    },
  ];
}
