import { type Finding, shown } from '../../kernel';
import { clusterDefaults } from '../defaults';
import type { ClusterSpec } from '../spec';

/** What k3s is told that is not about machines. */
export function k3sFindings({ k3sVersion, snapshots }: ClusterSpec): readonly Finding[] {
  return [...versionFindings(k3sVersion), ...(snapshots?.findings ?? [])];
}

function versionFindings(version: string): readonly Finding[] {
  if (/^v1\.\d{2}\.\d{1,2}\+k3s\d{1,2}$/.test(version)) return [];
  return [
    {
      code: 'NAUST-CLU-019',
      what: 'names no release of k3s',
      got: shown(version),
      allowed: 'a release as k3s numbers them',
      fix: `write it like ${clusterDefaults.k3sVersion}`,
    },
  ];
}
