import { type Directive, directive, size, time } from '../../nginx';
import { type ProxySettings, retryWindow } from './spec';

/** The words that a directive begins with: requests are passed on by one module or the other. */
export type Prefix = 'proxy' | 'grpc';

/** What is said of its own, in a place where the whole holds. */
export function renderProxy(
  own: Partial<ProxySettings>,
  whole: ProxySettings,
  prefix: Prefix = 'proxy',
): readonly Directive[] {
  const { bodySize, connectTimeout, timeout, sendTimeout } = own;
  const nodes: Directive[] = [];
  if (bodySize) nodes.push(directive('client_max_body_size', size(bodySize)));
  if (connectTimeout) nodes.push(directive(`${prefix}_connect_timeout`, time(connectTimeout)));
  if (timeout) nodes.push(directive(`${prefix}_read_timeout`, time(timeout)));
  if (sendTimeout) nodes.push(directive(`${prefix}_send_timeout`, time(sendTimeout)));
  nodes.push(...renderRetry(own, whole, prefix));
  return nodes;
}

function renderRetry(
  own: Partial<ProxySettings>,
  whole: ProxySettings,
  prefix: Prefix,
): readonly Directive[] {
  const { on, tries, nonIdempotent } = whole.retry;
  const next = `${prefix}_next_upstream`;
  if (tries === 1) return own.retry ? [directive(next, 'off')] : [];
  const longer = own.retry ?? own.timeout ?? own.connectTimeout;
  return [
    ...(own.retry ? [directive(next, ...on, ...(nonIdempotent ? ['non_idempotent'] : []))] : []),
    ...(own.retry ? [directive(`${next}_tries`, String(tries))] : []),
    ...(longer ? [directive(`${next}_timeout`, time(retryWindow(whole)))] : []),
  ];
}
