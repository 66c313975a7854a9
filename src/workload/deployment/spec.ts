import type { Duration } from 'cdk8s';
import { type Findings, image } from '../../kernel';
import {
  type ContainerSpec,
  podFindings,
  type PodSpec,
  type PodTemplate,
  renderPodTemplate,
} from '../../pod';
import { checkPersonalData, type Holding } from '../../residency';
import { personalHoldings } from './data';
import { resolveEnvironment } from './environment';
import { checkLabels, type Labels, selectorOf } from './labels';
import { resolvePlacement, type Surroundings } from './placement';
import { logShipper, resolveLogs, resolveSidecars, type SidecarSpec } from '../sidecars';
import { type Priority, priorityClassOf } from './priority';
import type { WorkloadProps } from './props';
import { resolveTemporary, temporaryDirectory } from './temporary';

/** A workload, complete but for the addresses of those it calls. */
export interface WorkloadSpec {
  readonly name: string;
  readonly labels: Labels;
  readonly selector: Labels;
  readonly pod: PodSpec;
  /** The one container that the user's image runs in. */
  readonly main: ContainerSpec;
  /** Who comes first where there is not room for all. */
  readonly priority: Priority;
  readonly hook?: (template: PodTemplate) => PodTemplate;
  /** Where its pods have personal data; nothing where they have none. */
  readonly holdings: readonly Holding[];
  /** What runs beside the container, as it stands in `pod`, with what the rest of it is. */
  readonly sidecars: readonly SidecarSpec[];
}

/** What the kinds of workload differ in. */
export interface OwnSpec {
  readonly gracePeriod: Duration;
  /** What its kind asks of the pod besides. */
  readonly pod?: Pick<PodSpec, 'spread' | 'restartPolicy' | 'tolerations'>;
  /** Of its id, in characters. @default 57 */
  readonly longestName?: number;
  readonly container: Pick<
    ContainerSpec,
    'ports' | 'readiness' | 'liveness' | 'startup' | 'preStop' | 'resources'
  >;
}

const LONGEST_NAME = 63 - '-peers'.length;

type Written = WorkloadProps & Required<Pick<WorkloadProps, 'temporary' | 'priority'>>;

/** The spec of a workload from what was written and the defaults; what is wrong with it is in the findings. */
export function resolveWorkload(
  findings: Findings,
  name: string,
  props: Written,
  own: OwnSpec,
  around: Surroundings,
): WorkloadSpec {
  checkName(findings, name, own.longestName ?? LONGEST_NAME);
  findings.check('image', props.image, image);
  checkLabels(findings, 'labels', props.labels ?? {});
  checkLabels(findings, 'podLabels', props.podLabels ?? {});
  const temporary = resolveTemporary(findings, props.temporary);
  const logs = props.logs === undefined ? [] : [logShipper(resolveLogs(findings, props.logs))];
  const { namespace, telemetry } = around;
  const port = own.container.ports?.[0]?.port;
  const host = { name, namespace, port, telemetry, findings };
  const sidecars = resolveSidecars(findings, [...logs, ...(props.sidecars ?? [])], host);
  const personalData = props.personalData ?? around.pin?.holds === 'personalData';
  const selector = selectorOf(name);
  const main: ContainerSpec = {
    name,
    image: props.image,
    environment: Object.assign(
      {},
      ...sidecars.map(({ environment }) => environment),
      resolveEnvironment(findings, props.environment ?? {}, around.namespace),
    ) as ContainerSpec['environment'],
    mounts: [
      { volume: temporary.name, path: temporaryDirectory },
      ...sidecars.flatMap(({ mounts = [] }) => mounts),
    ],
    ...own.container,
  };
  const pod: PodSpec = {
    selector,
    labels: props.podLabels,
    containers: [main],
    sidecars: sidecars.map(({ container }) => container),
    volumes: [temporary, ...sidecars.flatMap(({ volumes }) => volumes)],
    placement: resolvePlacement(findings, { on: props.on, personalData: personalData !== false }, around),
    gracePeriod: own.gracePeriod,
    priorityClass: priorityClassOf(props.priority),
    ...own.pod,
  };
  checkPod(findings, pod);
  if (typeof personalData === 'object') checkPersonalData(findings, personalData);
  const labels = { ...props.labels, ...selector };
  const holdings = personalHoldings(name, personalData, pod.placement, around);
  const { priority, pod: hook } = props;
  return { name, labels, selector, pod, main, priority, hook, holdings, sidecars };
}

/** Other names are made from it. */
function checkName(findings: Findings, name: string, longest: number): void {
  if (name.length <= longest) return;
  findings.add({
    code: 'NAUST-WRK-018',
    what: 'has an id too long for the names that are made from it, such as <id>-peers or that of a run',
    got: `${name.length} characters`,
    allowed: `${longest} at most`,
    fix: 'shorten the id',
  });
}

/** The rules of pods hold for the resolved object; what they find here already is told with everything else. */
function checkPod(findings: Findings, pod: PodSpec): void {
  const { spec } = renderPodTemplate(pod);
  const known = new Set(findings.all.map((finding) => finding.code));
  podFindings({ apiVersion: 'v1', kind: 'Pod', spec })
    .filter((finding) => !known.has(finding.code))
    .forEach((finding) => findings.add(finding));
}
