/** Whoever shows a certificate, to those it asks or to those who ask. */
export const certified = ['prometheus', 'alertmanager', 'loki', 'grafana', 'alloy', 'tempo'] as const;

export type Certified = (typeof certified)[number];

/** The Secret of a part. */
export function secretOf(part: Certified): string {
  return `${part}-tls`;
}
