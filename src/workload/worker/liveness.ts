import { absolutePath, type Findings, shown } from '../../kernel';
import { type ProbeSpec, wholeSeconds } from '../../pod';
import { checkSeconds, temporaryDirectory } from '../deployment';
import { aliveProbe } from './defaults';
import type { HeartbeatProps, WorkerProps } from './props';

/** Fails when the file is missing or older than the number of seconds. POSIX has no `stat`; every small image does. */
const AGE = 'changed=$(stat -c %Y "$1") && [ $(( $(date +%s) - changed )) -le "$2" ]';

/** How Kubernetes asks what has no port; `undefined` where nobody said: no guess of ours may kill it. */
export function resolveLiveness(
  findings: Findings,
  props: Pick<WorkerProps, 'heartbeat' | 'alive' | 'logs'>,
): ProbeSpec | undefined {
  if (props.heartbeat !== undefined && props.alive !== undefined) askedTwice(findings);
  if (props.heartbeat !== undefined) return ofHeartbeat(findings, props.heartbeat, directoryOf(props.logs));
  if (props.alive !== undefined) return ofCommand(findings, props.alive);
  findings.add({
    code: 'NAUST-WRK-019',
    severity: 'warning',
    what: 'says nothing by which Kubernetes could tell that it is stuck, so it would stay so',
    got: 'neither heartbeat nor alive',
    allowed: 'a heartbeat file, or a command of its own',
    fix: "touch a file in its loop and set heartbeat: { file: '/tmp/heartbeat', maxAge: Duration.minutes(2) }",
  });
  return undefined;
}

function directoryOf(logs: WorkerProps['logs']): string | undefined {
  return typeof logs === 'object' ? logs.directory : logs;
}

function ofHeartbeat(
  findings: Findings,
  { file, maxAge }: HeartbeatProps,
  logs: string | undefined,
): ProbeSpec {
  findings.check('heartbeat.file', file, absolutePath);
  checkSeconds(findings, 'heartbeat.maxAge', maxAge, { min: 1, max: 86_400 });
  const places = [temporaryDirectory, ...(logs === undefined ? [] : [logs.replace(/\/$/, '')])];
  if (typeof file === 'string' && !places.some((place) => file.startsWith(`${place}/`))) {
    findings.add({
      code: 'NAUST-WRK-020',
      what: 'has a heartbeat file where its container cannot write',
      got: shown(file),
      allowed: `a file below ${places.join(' or ')}`,
      fix: `write it to ${temporaryDirectory}/heartbeat`,
    });
  }
  const command = ['sh', '-c', AGE, 'heartbeat', file, String(wholeSeconds(maxAge))];
  return { ...aliveProbe, check: { kind: 'exec', command }, initialDelay: maxAge };
}

function ofCommand(findings: Findings, command: readonly string[]): ProbeSpec {
  if (
    command.length === 0 ||
    command.some((word) => typeof word !== 'string' || word.includes('\0')) ||
    !command[0]
  ) {
    findings.add({
      code: 'NAUST-WRK-022',
      what: 'has an "alive" that is no command',
      got: shown(command),
      allowed: 'a program and its arguments',
      fix: "write it like ['/app/alive', '--within', '60']",
    });
  }
  return { ...aliveProbe, check: { kind: 'exec', command }, initialDelay: aliveProbe.period };
}

function askedTwice(findings: Findings): void {
  findings.add({
    code: 'NAUST-WRK-021',
    what: 'has two ways to tell that it is stuck',
    got: 'heartbeat and alive',
    allowed: 'one of them',
    fix: 'remove one of them',
  });
}
