import {
  cidr,
  cidrsOverlap,
  conform,
  type Findings,
  hostname,
  isWholeInternet,
  kubernetesName,
  labelKey,
  labelValue,
  shown,
  withDefaults,
} from '../../kernel';
import type { Peer } from '../../network';
import { type Disclosure, resolveDisclosure } from '../../residency';
import { externalDefaults } from './defaults';
import type { ExternalPodsProps, ExternalProps } from './props';
import { externalPodsShape, externalShape } from './shape';

export interface ExternalSpec {
  readonly host: string;
  readonly port: number;
  readonly peer: Peer;
  /** Where it is reached by a browser's protocol, how: what is told to callers. */
  readonly url: string | undefined;
  /** What personal data it is given: none, some, or nobody said. */
  readonly personalData: false | Disclosure | undefined;
}

export function resolveExternal(findings: Findings, given: ExternalProps): ExternalSpec {
  const props = conform(findings, given, externalShape);
  const { host, port, cidrs } = withDefaults(props, externalDefaults);
  findings.check('host', host, hostname);
  findings.port('port', port);
  const networks = findings.checkAll('cidrs', cidrs ?? [], cidr);
  if (networks.some(isWholeInternet)) wholeInternet(findings, networks);
  else if (networks.some(reachesMetadata)) metadata(findings, networks);
  const url = port === 443 ? `https://${host}` : `https://${host}:${port}`;
  const { personalData } = props;
  const recipient =
    personalData && resolveDisclosure(findings, personalData, 'personalData', `calls to ${host}`);
  // No networks where some were to be is a mistake, and no reason to open another way.
  const peer: Peer = cidrs === undefined ? { kind: 'name', host } : { kind: 'networks', cidrs };
  return { host, port, peer, url, personalData: recipient };
}

export function resolveExternalPods(findings: Findings, props: ExternalPodsProps): ExternalSpec {
  const { host, port, namespace, labels } = conform(findings, props, externalPodsShape);
  findings.check('host', host, hostname);
  findings.port('port', port);
  findings.check('namespace', namespace, kubernetesName);
  for (const [key, value] of Object.entries(labels)) {
    findings.check('a label', key, labelKey);
    findings.check(`label ${key}`, value, labelValue);
  }
  if (Object.keys(labels).length === 0) withoutLabels(findings, namespace);
  return { host, port, peer: { kind: 'pods', namespace, labels }, url: undefined, personalData: undefined };
}

function withoutLabels(findings: Findings, namespace: string): void {
  findings.add({
    code: 'NAUST-WRK-023',
    what: 'would open the way to every pod of a namespace',
    got: `no labels in namespace ${shown(namespace)}`,
    allowed: 'the labels of the pods that answer',
    fix: 'read them with: kubectl get pods --show-labels',
  });
}

function wholeInternet(findings: Findings, cidrs: readonly string[]): void {
  findings.add({
    code: 'NAUST-WRK-011',
    what: 'lets traffic out to the whole internet',
    got: shown(cidrs.filter(isWholeInternet)),
    allowed: 'the networks of the one that is called',
    fix: 'give the networks that its owner publishes',
  });
}

/** Where a provider answers a machine with its user data, and in it the token to join: it is nobody's that is called. */
const linkLocal = '169.254.0.0/16';

function reachesMetadata(network: string): boolean {
  return cidr.accepts(network) && cidrsOverlap(network, linkLocal);
}

function metadata(findings: Findings, cidrs: readonly string[]): void {
  findings.add({
    code: 'NAUST-WRK-029',
    what: 'lets traffic out to where a provider hands out the secrets of a machine',
    got: shown(cidrs.filter(reachesMetadata)),
    allowed: `networks clear of ${linkLocal}`,
    fix: 'give the networks that its owner publishes',
  });
}
