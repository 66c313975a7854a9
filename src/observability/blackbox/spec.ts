import { cidr, type Findings, hostname } from '../../kernel';
import { images } from '../images';
import type { Surroundings } from '../surroundings';
import type { ProbesProps } from './props';

export interface BlackboxSpec extends Surroundings {
  readonly name: 'blackbox-exporter';
  readonly image: string;
  /** Names that are asked for besides those of gateways. */
  readonly hosts: readonly string[];
  /** Where they answer; `undefined` for anywhere in public. */
  readonly networks: readonly string[] | undefined;
}

export function resolveBlackbox(props: ProbesProps, around: Surroundings, findings: Findings): BlackboxSpec {
  const { hosts = [], networks } = props;
  findings.checkAll('probes.hosts', hosts, hostname);
  findings.checkAll('probes.networks', networks ?? [], cidr);
  return { ...around, name: 'blackbox-exporter', image: images['blackbox-exporter'], hosts, networks };
}
