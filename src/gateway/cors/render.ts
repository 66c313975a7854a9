import {
  block,
  comment,
  type Directive,
  directive,
  entry,
  type Node,
  pattern,
  quoted,
  variable,
  type VariableName,
  whenSet,
} from '../../nginx';
import type { CorsSpec } from './spec';

type Part = 'origin' | 'preflight' | 'methods' | 'headers' | 'age' | 'credentials';

const named = ({ index }: CorsSpec, part: Part): VariableName => `cors_${index}_${part}`;

/** A header without a value is not sent: what is only for some requests is empty for the others. */
export function renderCorsMaps(all: readonly CorsSpec[]): readonly Node[] {
  if (all.length === 0) return [];
  return [
    comment('Pages of which origins may call, and what they are told when they ask first.'),
    ...all.flatMap((cors) => [
      allowedOrigin(cors),
      preflight(cors),
      onlyIf(cors, 'preflight', 'methods', cors.methods.join(', ')),
      onlyIf(cors, 'preflight', 'headers', cors.headers.join(', ')),
      onlyIf(cors, 'preflight', 'age', String(cors.maxAge.toSeconds({ integral: false }))),
      ...(cors.credentials ? [onlyIf(cors, 'origin', 'credentials', 'true')] : []),
    ]),
  ];
}

/** The headers of every answer. What those around it have more is said to be empty, so that it is plain that it is gone. */
export function renderCorsHeaders(cors: CorsSpec, around?: CorsSpec): readonly Directive[] {
  const always = (name: string, part: Part): Directive =>
    directive('add_header', name, variable(named(cors, part)), 'always');
  return [
    always('Access-Control-Allow-Origin', 'origin'),
    always('Access-Control-Allow-Methods', 'methods'),
    always('Access-Control-Allow-Headers', 'headers'),
    always('Access-Control-Max-Age', 'age'),
    ...(cors.credentials
      ? [always('Access-Control-Allow-Credentials', 'credentials')]
      : around?.credentials
        ? [directive('add_header', 'Access-Control-Allow-Credentials', quoted(''), 'always')]
        : []),
    ...(cors.exposed.length > 0 || (around && around.exposed.length > 0)
      ? [directive('add_header', 'Access-Control-Expose-Headers', quoted(cors.exposed.join(', ')), 'always')]
      : []),
    directive('add_header', 'Vary', 'Origin', 'always'),
  ];
}

/** What a service says of it is dropped: a browser takes no header of these twice. */
export const corsHeaderNames = [
  'Access-Control-Allow-Origin',
  'Access-Control-Allow-Methods',
  'Access-Control-Allow-Headers',
  'Access-Control-Allow-Credentials',
  'Access-Control-Expose-Headers',
  'Access-Control-Max-Age',
] as const;

/** A browser asks before it sends, without a token: it is answered here, before anybody is asked who it is. */
export function renderPreflight(cors: CorsSpec): Node {
  return block('if', [whenSet(variable(named(cors, 'preflight')))], [directive('return', '204')]);
}

function allowedOrigin(cors: CorsSpec): Node {
  const words = [variable('http_origin'), variable(named(cors, 'origin'))];
  if (cors.origins === '*')
    return block('map', words, [directive('default', quoted('*')), entry(quoted(''), quoted(''))]);
  return block('map', words, [
    directive('default', quoted('')),
    ...cors.origins.map((origin) => entry(quoted(origin), quoted(origin))),
  ]);
}

function preflight(cors: CorsSpec): Node {
  const asked = quoted(
    variable('request_method'),
    ' ',
    variable('http_access_control_request_method'),
    ' ',
    variable(named(cors, 'origin')),
  );
  return block(
    'map',
    [asked, variable(named(cors, 'preflight'))],
    [directive('default', quoted('')), entry(pattern('~^OPTIONS [A-Z]+ .'), '1')],
  );
}

function onlyIf(cors: CorsSpec, given: 'origin' | 'preflight', part: Part, value: string): Node {
  return block(
    'map',
    [variable(named(cors, given)), variable(named(cors, part))],
    [directive('default', quoted(value)), entry(quoted(''), quoted(''))],
  );
}
