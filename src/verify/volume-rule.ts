import type { Finding } from '../kernel';
import type { Declaration } from './declaration';
import type { Volume } from './cluster';

/** What is wrong with where a volume is, by what the namespace of its claim holds. */
export function volumeFindings(declared: Declaration, volume: Volume): readonly Finding[] {
  const pin = declared.pinned.find(({ namespace }) => namespace === volume.namespace);
  const allowed = pin?.regions ?? declared.regions.other;
  const of = `volume ${volume.name}${volume.claim === undefined ? '' : ` of claim ${volume.claim}`}`;
  if (volume.regions === undefined)
    return [
      {
        code: 'NAUST-VER-006',
        severity: pin === undefined ? 'warning' : 'error',
        what: 'says nothing of where it is',
        got: `${of}: no node affinity that leads to a node of the list`,
        allowed: allowed.join(', '),
        fix: 'see where its storage is',
      },
    ];
  const elsewhere = volume.regions.filter((region) => !allowed.includes(region));
  if (elsewhere.length === 0) return [];
  return [
    {
      code: 'NAUST-VER-006',
      what: 'is where what it holds may not rest',
      got: `${of}: ${elsewhere.join(', ')}`,
      allowed: allowed.join(', '),
      fix: 'move the data, then find out who let it there',
    },
  ];
}
