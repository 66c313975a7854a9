import type { RedactedKind } from '../../../alloy';
import { type Findings, image, shown, urlPath, withDefaults } from '../../../kernel';
import { type Disclosure, resolveDisclosure } from '../../../residency';
import type { External } from '../../external';
import versions from '../versions.json';
import { logDestinationDefaults, logsDefaults } from './defaults';
import { resolveLogDirectory } from './directory';
import { PUSH } from './fluentd';
import type { LogDestinationProps, LogsProps } from './props';

export type ShipperName = NonNullable<LogsProps['by']>;

/** Log files of an application, and who brings them where. */
export interface LogsSpec {
  readonly directory: string;
  readonly by: ShipperName;
  readonly image: string;
  readonly redact: readonly RedactedKind[];
  /** `undefined` for the Loki of the cluster. */
  readonly to: LogDestinationSpec | undefined;
}

interface LogDestinationSpec {
  readonly at: External;
  readonly path: string;
  readonly disclosure: Disclosure | undefined;
}

const images: Readonly<Record<Exclude<ShipperName, 'fluentd'>, string>> = {
  alloy: versions.images.alloy,
  'fluent-bit': versions.images['fluent-bit'],
  tail: versions.images.busybox,
};

/** A path alone is followed to stdout: that needs nothing else in the cluster. */
export function resolveLogs(findings: Findings, given: string | LogsProps): LogsSpec {
  const props: LogsProps = typeof given === 'string' ? { directory: given, by: 'tail' } : given;
  const { by, redact } = withDefaults(props, logsDefaults);
  if (props.image !== undefined) findings.check('logs.image', props.image, image);
  if (by === 'fluentd' && props.image === undefined) withoutImage(findings);
  const to = props.to && resolveDestination(findings, props.to);
  if (to !== undefined) checkWay(findings, by, to);
  return {
    directory: resolveLogDirectory(findings, props.directory),
    by,
    image: props.image ?? (by === 'fluentd' ? images.tail : images[by]),
    redact,
    to,
  };
}

function resolveDestination(findings: Findings, props: LogDestinationProps): LogDestinationSpec {
  const { path } = withDefaults(props, logDestinationDefaults);
  findings.check('logs.to.path', path, urlPath);
  const { at, recipient } = props;
  const disclosure = recipient && resolveDisclosure(findings, recipient, 'telemetry', 'logs of its files');
  if (recipient === undefined && at.peer.kind !== 'pods') {
    findings.add({
      code: 'NAUST-POD-014',
      what: 'sends telemetry outside of the cluster, and does not say to whom',
      got: shown(at.address.host),
      allowed: 'a recipient with its name, its country and what it is given it for',
      fix: "write recipient: { name: 'Loggtjenesten', country: 'NO', purpose: 'keeping logs' }",
    });
  }
  return { at, path, disclosure };
}

function withoutImage(findings: Findings): void {
  findings.add({
    code: 'NAUST-POD-015',
    what: 'ships its logs by Fluentd, and names no image with the plugin that sends to Loki',
    got: "by: 'fluentd' without image",
    allowed: 'an image with fluentd 1.15 or later and fluent-plugin-grafana-loki',
    fix: "build one and name it: image: 'registry.example.no/platform/fluentd-loki:1.18.0'",
  });
}

/** `tail` sends nothing; what Fluentd's plugin sends to is at the end of every path. */
function checkWay(findings: Findings, by: ShipperName, { at, path }: LogDestinationSpec): void {
  if (by !== 'tail' && (by !== 'fluentd' || path.endsWith(PUSH))) return;
  findings.add({
    code: 'NAUST-POD-016',
    what: 'ships its logs by a program that cannot send them where they are to go',
    got: `by: '${by}' and to ${shown(`${at.address.host}${path}`)}`,
    allowed: by === 'tail' ? 'stdout alone' : `a path that ends in ${PUSH}`,
    fix: 'leave by out, so that Alloy sends them, or leave to out',
  });
}
