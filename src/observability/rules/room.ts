import { type Duration, type Size, SizeRoundingBehavior } from 'cdk8s';
import type { Finding } from '../../kernel';
import growth from './growth.json';

/** What is asked for metrics, and writes logs. */
export interface Watched {
  readonly nodes: number;
  readonly pods: number;
  /** @default - the pods */
  readonly writers?: number;
}

/** How people would say it. */
interface Words {
  readonly of: string;
  /** The prop by which one may say what is written in a day. */
  readonly perDay: string;
}

interface Stores {
  readonly prometheus: {
    readonly retentionDays: number;
    readonly sizeCap: Size;
    readonly scrapeInterval: Duration;
  };
  readonly loki: { readonly retentionDays: number; readonly volume: Size; readonly logsPerPod: Size };
  readonly tempo?: { readonly retentionDays: number; readonly volume: Size; readonly tracesPerPod: Size };
}

const gibibyte = 1024 ** 3;
const day = 86_400;

/** Whether what comes of these within the retention fits where it is kept. */
export function roomFindings(
  { prometheus, loki, tempo }: Stores,
  watched: Watched,
  words: Words = inCluster(watched),
): readonly Finding[] {
  const { of, perDay } = words;
  const metrics = metricsOfDay(prometheus.scrapeInterval, watched);
  const logs = ((watched.writers ?? watched.pods) * bytesOf(loki.logsPerPod)) / growth.logCompression.value;
  return [
    ...unlessFits(metrics, prometheus.retentionDays, bytesOf(prometheus.sizeCap), ({ needed, days }) => ({
      code: 'NAUST-OBS-014',
      what: 'keeps metrics for less than its retention: before that they reach the size at which the oldest are deleted',
      got: `about ${needed} GiB of metrics in ${prometheus.retentionDays} days, ${of}`,
      allowed: `prometheus.sizeCap: ${gibibytes(bytesOf(prometheus.sizeCap))} GiB`,
      fix: `make prometheus.volume larger, so that four fifths of it are that much${insteadKeep(days)}`,
    })),
    ...unlessFits(logs, loki.retentionDays, bytesOf(loki.volume), ({ needed, days }) => ({
      code: 'NAUST-OBS-015',
      what: 'fills the volume of its logs before their retention is over, and Loki deletes by age alone',
      got: `about ${needed} GiB of logs in ${loki.retentionDays} days, ${of}`,
      allowed: `loki.volume: ${gibibytes(bytesOf(loki.volume))} GiB`,
      fix: `make loki.volume larger${insteadKeep(days)}, or say what each writes in a day: ${perDay}`,
    })),
    ...(tempo === undefined ? [] : tracesFindings(tempo, watched)),
  ];
}

function tracesFindings(tempo: NonNullable<Stores['tempo']>, watched: Watched): readonly Finding[] {
  const ofDay = watched.pods * bytesOf(tempo.tracesPerPod);
  return unlessFits(ofDay, tempo.retentionDays, bytesOf(tempo.volume), ({ needed, days }) => ({
    code: 'NAUST-OBS-023',
    what: 'fills the volume of its traces before their retention is over, and Tempo deletes by age alone',
    got: `about ${needed} GiB of traces in ${tempo.retentionDays} days, of ${watched.pods} pods`,
    allowed: `tempo.volume: ${gibibytes(bytesOf(tempo.volume))} GiB`,
    fix: `make tempo.volume larger${insteadKeep(days, 'tempo.retention')}, or say what a pod takes in a day: tempo.tracesPerPod`,
  }));
}

function inCluster({ nodes, pods }: Watched): Words {
  return { of: `of ${nodes} nodes and ${pods} pods`, perDay: 'loki.logsPerPod' };
}

function metricsOfDay(interval: Duration, { nodes, pods }: Watched): number {
  const { samplesOfPod, samplesOfNode, bytesOfSample } = growth;
  const samples = pods * samplesOfPod.value + nodes * samplesOfNode.value;
  return (samples / interval.toSeconds()) * day * bytesOfSample.value;
}

function unlessFits(
  ofDay: number,
  days: number,
  room: number,
  finding: (is: { readonly needed: number; readonly days: number }) => Finding,
): readonly Finding[] {
  if (ofDay * days <= room) return [];
  return [finding({ needed: gibibytes(ofDay * days), days: Math.floor(room / ofDay) })];
}

function insteadKeep(days: number, field?: string): string {
  if (days < 1) return '';
  return field === undefined ? `, or keep everything for ${days} days` : `, or set ${field} to ${days} days`;
}

function bytesOf(size: Size): number {
  return size.toKibibytes({ rounding: SizeRoundingBehavior.NONE }) * 1024;
}

function gibibytes(bytes: number): number {
  return Math.ceil((bytes / gibibyte) * 10) / 10;
}
