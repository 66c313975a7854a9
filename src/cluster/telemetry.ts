import type { Construct } from 'constructs';
import type { PodTraffic } from '../network';

/** What is kept of logs or of traces, or takes spans from services on the way there. */
export type TelemetryKind = 'logs' | 'spans' | 'traces';

/** Where it is sent. */
export interface TelemetryTarget {
  /** The name of its Service. */
  readonly host: string;
  /** The port of its Service and of its pods: Loki's, or that of OTLP over HTTP. */
  readonly port: number;
}

/** Who takes it. */
export interface TelemetryTaker extends TelemetryTarget {
  readonly traffic: PodTraffic;
}

interface Meeting {
  taker: TelemetryTaker | undefined;
  readonly senders: PodTraffic[];
}

const meetings = new WeakMap<Construct, Map<TelemetryKind, Meeting>>();

/** Says who takes one kind in a cluster. The ways to it are opened for everybody who sends, now or later. @internal */
export function takeTelemetry(cluster: Construct, kind: TelemetryKind, taker: TelemetryTaker): void {
  const meeting = meetingOf(cluster, kind);
  meeting.taker = taker;
  meeting.senders.forEach((sender) => connect(sender, taker));
}

/** Opens the way to whoever takes one kind in a cluster, now or later. @internal */
export function sendTelemetry(cluster: Construct, kind: TelemetryKind, sender: PodTraffic): void {
  const meeting = meetingOf(cluster, kind);
  meeting.senders.push(sender);
  if (meeting.taker !== undefined) connect(sender, meeting.taker);
}

/** Who takes it so far. @internal */
export function telemetryTarget(cluster: Construct, kind: TelemetryKind): TelemetryTarget | undefined {
  return meetings.get(cluster)?.get(kind)?.taker;
}

/** Whether anybody sends it. @internal */
export function isSent(cluster: Construct, kind: TelemetryKind): boolean {
  return (meetings.get(cluster)?.get(kind)?.senders.length ?? 0) > 0;
}

function meetingOf(cluster: Construct, kind: TelemetryKind): Meeting {
  const kinds = meetings.get(cluster) ?? new Map<TelemetryKind, Meeting>();
  meetings.set(cluster, kinds);
  const meeting = kinds.get(kind) ?? { taker: undefined, senders: [] };
  kinds.set(kind, meeting);
  return meeting;
}

function connect(sender: PodTraffic, { traffic, port }: TelemetryTaker): void {
  if (sender !== traffic) sender.connectTo(traffic, { port });
}
