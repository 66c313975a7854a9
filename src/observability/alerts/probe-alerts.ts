import { call, operation, series } from '../promql';
import bounds from './bounds.json';
import { type AlertRule, day, minute, sample } from './rule';

const shop = { job: 'probes', instance: 'https://shop.example.no/' };
const { ticketDays, pageDays } = bounds.certificateLeft;
const left = operation(series('probe_ssl_earliest_cert_expiry'), '-', call('time'));

/** A certificate that ends so many days after time began, which is when the test does. */
const expiring = (days: number) => [sample('probe_ssl_earliest_cert_expiry', shop, `${days * day}x60`)];

/** What clients see of gateways, as one that asks from the cluster. */
export const probeAlerts: readonly AlertRule[] = [
  {
    alert: 'ProbeFails',
    when: operation(series('probe_success'), '==', 0),
    lasting: 3 * minute,
    severity: 'page',
    summary: '{{ $labels.instance }} does not answer over TLS, or with an error',
    proof: {
      fires: [sample('probe_success', shop, '0x60')],
      holds: [sample('probe_success', shop, '1x60')],
      after: 30,
    },
  },
  {
    alert: 'ProbeSlow',
    when: operation(series('probe_duration_seconds'), '>', bounds.probeSeconds.above),
    lasting: 10 * minute,
    severity: 'ticket',
    summary: '{{ $labels.instance }} takes {{ $value | humanizeDuration }} to answer',
    proof: {
      fires: [sample('probe_duration_seconds', shop, '3x60')],
      holds: [sample('probe_duration_seconds', shop, '0.08x60')],
      after: 30,
    },
  },
  {
    alert: 'CertificateNotRenewed',
    when: operation(left, '<', ticketDays * day),
    lasting: 30 * minute,
    severity: 'ticket',
    summary:
      'The certificate of {{ $labels.instance }} ends in {{ $value | humanizeDuration }}, and was not renewed',
    proof: { fires: expiring(ticketDays - 1), holds: expiring(ticketDays + 2), after: 40 },
  },
  {
    alert: 'CertificateEnds',
    when: operation(left, '<', pageDays * day),
    lasting: 5 * minute,
    severity: 'page',
    summary: 'The certificate of {{ $labels.instance }} ends in {{ $value | humanizeDuration }}',
    proof: { fires: expiring(pageDays - 1), holds: expiring(pageDays + 2), after: 30 },
  },
];
