export { Alertmanager } from './alertmanager';
export type { AlertmanagerProps } from './props';
export { Receiver } from './receiver';
export { noReceiver } from './receiver-spec';
export type { EmailProps, PagerDutyProps, ReceiverProps, WebhookProps } from './receiver-props';
export { type AlertmanagerSpec, resolveAlertmanager } from './spec';
