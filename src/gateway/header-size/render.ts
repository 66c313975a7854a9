import { Size } from 'cdk8s';
import { type Directive, directive, size } from '../../nginx';
import { supports } from '../nginx/target';
import type { NginxSpec } from '../nginx-spec';

/** Lines of headers of one request that are longer than a kilobyte. */
const LONG_LINES = 4;

/** Buffers of an answer: what is sent on at one time has to be less than all of them but one. */
const ANSWER_BUFFERS = 8;

export function renderRequestHeaderSize({ target, routing }: NginxSpec): readonly Directive[] {
  const { request } = routing.headerSize;
  const all = Size.kibibytes(request.toKibibytes() * LONG_LINES);
  return [
    directive('large_client_header_buffers', String(LONG_LINES), size(request)),
    ...(supports(target, 'http2HeaderBuffers')
      ? []
      : [directive('http2_max_field_size', size(request)), directive('http2_max_header_size', size(all))]),
  ];
}

export function renderAnswerHeaderSize({ routing }: NginxSpec): readonly Directive[] {
  const { answer } = routing.headerSize;
  if (answer === undefined) return [];
  const grpc = routing.servers.some(({ routes }) => routes.some(({ protocol }) => protocol === 'grpc'));
  return [
    directive('proxy_buffer_size', size(answer)),
    directive('proxy_buffers', String(ANSWER_BUFFERS), size(answer)),
    ...(grpc ? [directive('grpc_buffer_size', size(answer))] : []),
  ];
}
