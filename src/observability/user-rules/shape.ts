import { duration, listOf, oneOf, optional, recordOf, type Shape, shaped, text } from '../../kernel';
import type { AlertProps, RulesProps } from './props';

const alertShape: Shape<AlertProps> = {
  when: text('up == 0'),
  lasting: optional(duration),
  severity: optional(oneOf('page', 'ticket')),
  summary: text('It is down'),
  runbook: optional(text('https://wiki.example.no/orders')),
  labels: optional(recordOf(text('orders'))),
};

export const rulesShape: Shape<RulesProps> = {
  alerts: optional(recordOf(shaped(alertShape))),
  records: optional(recordOf(text('vector(1)'))),
  metrics: optional(recordOf(listOf(text('channel')))),
};
