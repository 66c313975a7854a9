import type { Findings } from '../../kernel';
import { largestWeight } from './shares';

/** As the definitions have them. @see https://gateway-api.sigs.k8s.io/reference/spec/ */
const most = { listeners: 64, headers: 16, backends: 16, serviceName: 63 } as const;

interface Sized {
  readonly listeners: readonly unknown[];
  readonly servers: readonly { readonly rules: readonly SizedRule[] }[];
  readonly services: readonly { readonly name: string }[];
}

interface SizedRule {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly backends: readonly { readonly weight: number }[];
}

/** Reports what is of the right kind, and too many or too long for an object of the Gateway API. */
export function checkSizes({ listeners, servers, services }: Sized, findings: Findings): void {
  const add = (what: string, got: number, allowed: number, fix: string): void => {
    if (got <= allowed) return;
    findings.add({
      code: 'NAUST-GTW-034',
      what: `has ${what} than an object of the Gateway API holds`,
      got: String(got),
      allowed: `${allowed} at most`,
      fix,
    });
  };
  // One listener is for plain HTTP.
  add('more names', listeners.length, most.listeners - 1, 'put the others into a GatewayApi of their own');
  for (const { path, headers, backends } of servers.flatMap(({ rules }) => rules)) {
    const at = JSON.stringify(path);
    add(`more headers at ${at}`, Object.keys(headers).length, most.headers, 'leave some to the service');
    add(`more Services at ${at}`, backends.length, most.backends, 'give the peers the same port and weight');
    const largest = Math.max(0, ...backends.map(({ weight }) => weight));
    add(`a larger weight at ${at}`, largest, largestWeight, 'give the peers weights of fewer digits');
  }
  for (const { name } of services)
    add(`the longer name of a Service "${name}"`, name.length, most.serviceName, 'give it a shorter id');
}
