import { Size } from 'cdk8s';
import { type Findings, withDefaults } from '../../kernel';
import { images } from '../images';
import { checkSize } from '../rules';
import type { Shared, Surroundings } from '../surroundings';
import { alertmanagerDefaults, alertmanagerVolume } from './defaults';
import type { AlertmanagerProps } from './props';
import { type ReceiverSpec, resolveReceiver } from './receiver-spec';

export interface AlertmanagerModel extends Shared {
  readonly name: 'alertmanager';
  readonly image: string;
  readonly volume: Size;
  readonly memory: Size;
  readonly receivers: readonly ReceiverSpec[];
}

export type AlertmanagerSpec = AlertmanagerModel & Surroundings;

export function resolveAlertmanager<A extends Shared>(
  props: AlertmanagerProps,
  around: A,
  findings: Findings,
): AlertmanagerModel & A {
  const { memory } = withDefaults(props, alertmanagerDefaults);
  checkSize(findings, 'alertmanager.memory', memory, Size.mebibytes(128));
  const receivers = Object.entries(props.receivers ?? {}).map(([name, receiver]) =>
    resolveReceiver(findings, name, receiver),
  );
  const { alertmanager: image } = images;
  return { ...around, name: 'alertmanager', image, volume: alertmanagerVolume, memory, receivers };
}
