export { Alertmanager } from './alertmanager';
export type { AlertmanagerProps } from './props';
export { userName } from './email-address';
export { Receiver } from './receiver';
export { noReceiver } from './receiver-spec';
export type { EmailProps, PagerDutyProps, ReceiverProps, WebhookProps } from './receiver-props';
export { renderAlertmanagerConfig } from './render-config';
export { renderAlertmanagerPod } from './render-pod';
export { type AlertmanagerModel, type AlertmanagerSpec, resolveAlertmanager } from './spec';
