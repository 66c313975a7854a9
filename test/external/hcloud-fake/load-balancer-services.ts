import { invalid } from './api-error';
import { flag, list, matching, type Of, oneOf, optional, range, record, text, whole } from './shape';
import type { Service } from './state';

const port = range(1, 65_535);

const http = record({
  cookie_name: optional(text),
  cookie_lifetime: optional(range(1, 86_400)),
  certificates: optional(list(whole)),
  redirect_http: optional(flag),
  sticky_sessions: optional(flag),
  timeout_idle: optional(range(1, 3_600)),
});

const healthCheckHttp = record({
  domain: optional(text),
  path: optional(matching('a path', /^\//)),
  response: optional(text),
  status_codes: optional(list(matching('a status code', /^[1-5?][0-9?*][0-9?*]$/))),
  tls: optional(flag),
});

const healthCheck = record({
  protocol: optional(oneOf('tcp', 'http')),
  port: optional(port),
  interval: optional(range(3, 60)),
  timeout: optional(range(1, 60)),
  retries: optional(range(0, 5)),
  http: optional(healthCheckHttp),
});

const protocol = oneOf('tcp', 'http', 'https');
const rest = {
  destination_port: optional(port),
  proxyprotocol: optional(flag),
  http: optional(http),
  health_check: optional(healthCheck),
};
export const newServiceShape = record({ protocol, listen_port: optional(port), ...rest });
export const changedServiceShape = record({ protocol: optional(protocol), listen_port: port, ...rest });

const defaultPorts = { tcp: [undefined, undefined], http: [80, 80], https: [443, 80] } as const;

function given<T extends object>(values: T | undefined): Partial<T> {
  return Object.fromEntries(
    Object.entries(values ?? {}).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}

/** A service as the API shows it: what was not given has the API's own defaults. */
export function serviceOf(body: Of<typeof newServiceShape>): Service {
  const [listen, destination] = defaultPorts[body.protocol];
  const listen_port = body.listen_port ?? listen;
  const destination_port = body.destination_port ?? destination;
  if (listen_port === undefined || destination_port === undefined) {
    throw invalid('a tcp service needs listen_port and destination_port');
  }
  if (body.protocol === 'tcp' && body.http) throw invalid('a tcp service has no http settings');
  const isHttps = body.protocol === 'https';
  if (isHttps && (body.http?.certificates ?? []).length === 0) {
    throw invalid('an https service needs a certificate');
  }
  const { http: checkHttp, ...check }: Partial<Of<typeof healthCheck>> = body.health_check ?? {};
  const checkProtocol = check.protocol ?? (body.protocol === 'tcp' ? 'tcp' : 'http');
  const health_check = {
    protocol: checkProtocol,
    port: destination_port,
    interval: 15,
    timeout: 10,
    retries: 3,
    ...given(check),
    ...(checkProtocol === 'http'
      ? {
          http: {
            domain: '',
            path: '/',
            response: '',
            status_codes: ['2??', '3??'],
            tls: false,
            ...given(checkHttp),
          },
        }
      : {}),
  };
  if (health_check.timeout > health_check.interval) {
    throw invalid(`health check timeout ${health_check.timeout} > interval ${health_check.interval}`);
  }
  const httpDefaults = {
    cookie_name: 'HCLBSTICKY',
    cookie_lifetime: 300,
    certificates: [],
    redirect_http: false,
    sticky_sessions: false,
    timeout_idle: 30,
  };
  return {
    protocol: body.protocol,
    listen_port,
    destination_port,
    proxyprotocol: body.proxyprotocol ?? false,
    ...(body.protocol === 'tcp' ? {} : { http: { ...httpDefaults, ...given(body.http) } }),
    health_check,
  };
}
