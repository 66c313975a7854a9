import type { Size } from 'cdk8s';
import type { RedactedKind } from '../../alloy';

/** What brings the logs of every pod to Loki. */
export interface AlloyProps {
  /** Promised and never exceeded: at least 256 MiB; grows with the number of containers. `NAUST-VAL-020` @default 1 GiB */
  readonly memory?: Size;
  /**
   * What is taken out of each line before it is kept: e-mail addresses, Norwegian identity numbers (by both their check
   * digits), numbers of cards (by Luhn's), and bearer tokens. An empty list keeps lines as they are. What else a line
   * says of people is for the application not to log. `NAUST-VAL-030`
   *
   * @default ['email', 'nationalId', 'card', 'token']
   */
  readonly redact?: readonly RedactedKind[];
}
