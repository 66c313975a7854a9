import { Duration, Size } from 'cdk8s';

/** For `ProxyProps`. Timeouts are the requirement's. */
export const proxyDefaults = {
  timeout: Duration.seconds(5),
  connectTimeout: Duration.seconds(2),
  sendTimeout: Duration.seconds(5),
  bodySize: Size.mebibytes(1),
} as const;

/** For `GatewayRetryProps`. nginx's own default knows no answer of a service as a reason. */
export const gatewayRetryDefaults = {
  on: ['error', 'timeout', 'http_502', 'http_503', 'http_504'],
  tries: 2,
} as const;
