import { block, comment, directive, entry, type Node, pattern, variable } from '../nginx';

/** What a client may say about its request: an id that is one. */
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
  ];
}
