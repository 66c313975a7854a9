import type { IConstruct } from 'constructs';
import type { Capacity } from '../capacity';
import type { Cluster } from '../cluster';
import type { Platform } from '../platform';
import { declarationsOf } from '../residency';
import { callsDocument } from './calls/document';
import { callsReport } from './calls/report';
import { capacityDocument } from './capacity/document';
import { clusterCapacities } from './capacity/report';
import type { Document } from './document';
import { residencyReport } from './gather';
import { hostsDocument } from './hosts/document';
import { hostsReport } from './hosts/gather';
import { residencyDocument } from './residency-document';
import { writeHtml } from './write-html';
import { writeMarkdown } from './write-markdown';

export type { PlatformCapacity } from './capacity/report';
export type { HostsReport } from './hosts/report';
export type { ResidencyReport } from './report';

interface ReportFile {
  readonly path: string;
  readonly content: string;
}

/** The evidence of a platform, by path below its folder; of what it does not have there is none. */
export function reportFiles(
  platform: Platform,
  constructs: readonly IConstruct[],
  capacities: ReadonlyMap<Cluster, Capacity>,
): readonly ReportFile[] {
  const clusters = [...capacities.keys()];
  const hasMachines = clusters.some(({ machines }) => machines.length > 0);
  return [
    ...(clusters.length > 0 ? capacityFiles(platform, capacities) : []),
    ...(hasMachines ? hostsFiles(platform, clusters) : []),
    ...callsFiles(platform, constructs),
    ...residencyFiles(platform, constructs),
  ];
}

function capacityFiles(
  platform: Platform,
  capacities: ReadonlyMap<Cluster, Capacity>,
): readonly ReportFile[] {
  const report = clusterCapacities(platform, capacities);
  return filesOf('capacity', report, capacityDocument(report));
}

function callsFiles(platform: Platform, constructs: readonly IConstruct[]): readonly ReportFile[] {
  const report = callsReport(platform, constructs);
  return report.encryption.length === 0 ? [] : filesOf('calls', report, callsDocument(report));
}

function hostsFiles(platform: Platform, clusters: readonly Cluster[]): readonly ReportFile[] {
  const report = hostsReport(platform, clusters);
  return filesOf('hosts', report, hostsDocument(report));
}

function residencyFiles(platform: Platform, constructs: readonly IConstruct[]): readonly ReportFile[] {
  const declared = declarationsOf(constructs);
  if (declared.length === 0) return [];
  const report = residencyReport(platform, constructs, declared);
  const document = residencyDocument(report);
  return [
    { path: 'report/residency.html', content: writeHtml(document) },
    ...filesOf('residency', report, document),
  ];
}

/** For programs, and for people. */
function filesOf(name: string, report: object, document: Document): readonly ReportFile[] {
  return [
    { path: `report/${name}.json`, content: `${JSON.stringify(report, undefined, 2)}\n` },
    { path: `report/${name}.md`, content: writeMarkdown(document) },
  ];
}
