import { redactedKinds } from '../../../alloy';
import {
  absolutePath,
  having,
  image,
  listOf,
  oneOf,
  optional,
  shaped,
  textLike,
  urlPath,
} from '../../../kernel';
import { disclosureKind } from '../../../residency';
import type { External } from '../../external';
import type { LogDestinationProps, LogsProps } from './props';

/** Nobody is there; something else is a problem already. */
const nowhere = {
  peer: { kind: 'networks', cidrs: [] },
  address: { host: 'host.example.no', port: 443 },
} as unknown as External;

export const logsKind = shaped<LogsProps>({
  directory: textLike(absolutePath),
  by: optional(oneOf('alloy', 'fluent-bit', 'fluentd', 'tail')),
  to: optional(
    shaped<LogDestinationProps>({
      at: having('an External', 'peer', nowhere),
      path: optional(textLike(urlPath)),
      recipient: optional(disclosureKind),
    }),
  ),
  redact: optional(listOf(oneOf(...redactedKinds))),
  image: optional(textLike(image)),
});
