import { block, comment, directive, entry, type Node, pattern, quoted, variable } from '../nginx';

/** @see https://www.w3.org/TR/trace-context/#traceparent-header: neither id may be all zeros */
const TRACEPARENT = '~^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$';

/** What a client may say about its request: an id that is one, and a trace that is one. */
export function renderRequestIds(): readonly Node[] {
  return [
    comment('A request keeps the id it came with, if that is one.'),
    block(
      'map',
      [variable('http_x_request_id'), variable('gateway_request_id')],
      [
        directive('default', variable('request_id')),
        entry(pattern('~^[A-Za-z0-9._-]{8,128}$'), variable('http_x_request_id')),
      ],
    ),
    comment('A trace goes on, if it is one.'),
    block(
      'map',
      [variable('http_traceparent'), variable('gateway_traceparent')],
      [directive('default', quoted('')), entry(pattern(TRACEPARENT), variable('http_traceparent'))],
    ),
    block(
      'map',
      [variable('gateway_traceparent'), variable('gateway_tracestate')],
      [directive('default', variable('http_tracestate')), entry(quoted(''), quoted(''))],
    ),
    block(
      'map',
      [variable('gateway_traceparent'), variable('trace_id')],
      [
        directive('default', quoted('')),
        entry(pattern('~^00-(?<of_trace>[0-9a-f]{32})'), variable('of_trace')),
      ],
    ),
  ];
}
