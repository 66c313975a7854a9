import {
  block,
  comment,
  directive,
  entry,
  type Node,
  pattern,
  quoted,
  type Variable,
  variable,
} from '../../nginx';
import type { NginxSpec } from '../nginx-spec';

/** @see https://www.w3.org/TR/trace-context/#traceparent-header: neither id may be all zeros */
const TRACEPARENT = '~^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$';

/** Whether anybody who can reach this nginx is believed about a trace. */
export function tracesGoOn({ routing, trust }: NginxSpec): boolean {
  return routing.trace.from === 'anybody' || trust?.by === 'X-Forwarded-For';
}

/** Every request is in a trace: the one it came with, where that is believed, or one that begins here. */
export function renderTrace(spec: NginxSpec): readonly Node[] {
  const { sampled } = spec.routing.trace;
  if (!tracesGoOn(spec)) {
    return [
      comment("A trace begins here: a client's own is not believed."),
      ...drawn(sampled),
      begun('gateway_traceparent', sampled),
    ];
  }
  return [
    comment('A trace goes on, if it is one, and else begins here.'),
    ...drawn(sampled),
    begun('begun_traceparent', sampled),
    block(
      'map',
      [variable('http_traceparent'), variable('gateway_traceparent')],
      [
        directive('default', variable('begun_traceparent')),
        entry(pattern(TRACEPARENT), variable('http_traceparent')),
      ],
    ),
    block(
      'map',
      [variable('http_traceparent'), variable('gateway_tracestate')],
      [directive('default', quoted('')), entry(pattern(TRACEPARENT), variable('http_tracestate'))],
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

/** The id of the request is 16 random bytes, as that of a trace is; half of it stands for nginx's own part in it. */
function begun(name: 'begun_traceparent' | 'gateway_traceparent', sampled: number): Node {
  const traceparent = (span: string | Variable) =>
    quoted('00-', variable('request_id'), '-', span, '-', flags(sampled));
  return block(
    'map',
    [variable('request_id'), variable(name)],
    [
      directive('default', traceparent('0000000000000001')),
      entry(pattern('~^(?!0{16})(?<first_span>[0-9a-f]{16})'), traceparent(variable('first_span'))),
    ],
  );
}

function flags(sampled: number): string | Variable {
  if (sampled === 0) return '00';
  return sampled === 100 ? '01' : variable('trace_flags');
}

function drawn(sampled: number): readonly Node[] {
  if (sampled === 0 || sampled === 100) return [];
  return [
    block(
      'split_clients',
      [variable('request_id'), variable('trace_flags')],
      [entry(`${sampled}%`, '01'), entry('*', '00')],
    ),
  ];
}
