import type { EmailProps, PagerDutyProps, ReceiverProps, WebhookProps } from './receiver-props';

/** @internal */
export type ReceiverKind =
  | { readonly kind: 'webhook'; readonly props: WebhookProps }
  | { readonly kind: 'pagerDuty'; readonly props: PagerDutyProps }
  | { readonly kind: 'email'; readonly props: EmailProps };

/** Somebody who is told of alerts, and how. */
export class Receiver {
  /** By a request with JSON. @see https://prometheus.io/docs/alerting/latest/configuration/#webhook_config */
  static webhook(props: WebhookProps): Receiver {
    return new Receiver({ kind: 'webhook', props });
  }

  /** By events of PagerDuty, or of what takes the same. @see https://prometheus.io/docs/alerting/latest/configuration/#pagerduty_config */
  static pagerDuty(props: PagerDutyProps): Receiver {
    return new Receiver({ kind: 'pagerDuty', props });
  }

  /** By e-mail. @see https://prometheus.io/docs/alerting/latest/configuration/#email_config */
  static email(props: EmailProps): Receiver {
    return new Receiver({ kind: 'email', props });
  }

  private constructor(
    /** @internal */
    readonly told: ReceiverKind,
  ) {}

  /** @internal */
  get props(): ReceiverProps {
    return this.told.props;
  }
}
