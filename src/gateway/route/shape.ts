import {
  cidr,
  duration,
  either,
  flag,
  headerName,
  headerValue,
  type Kind,
  listOf,
  number,
  oneOf,
  optional,
  recordOf,
  type Shape,
  shaped,
  textLike,
} from '../../kernel';
import type { CacheProps } from '../cache/props';
import type { CorsProps } from '../cors/props';
import type { Fallback, FallbackAnswer, FallbackTarget } from '../fallback/props';
import { origin } from '../grammar';
import { key } from '../key-shape';
import { limitShape } from '../limit/shape';
import type { MaintenanceProps } from '../maintenance/props';
import { proxyShape } from '../proxy/shape';
import { upstreamShape } from '../upstream/shape';
import type { CanaryProps, Route, ScopedProps } from './props';

const isObject = shaped<object>({}).fits;
const hasTo = (value: unknown): boolean => isObject(value) && 'to' in Object(value);

const json: Kind = {
  name: 'a JSON object or list',
  standIn: {},
  fits: (value) => typeof value === 'object' && value !== null,
};

const cors = shaped<CorsProps>({
  origins: either(oneOf('*'), listOf(textLike(origin))),
  methods: optional(listOf(oneOf('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'))),
  headers: optional(listOf(textLike(headerName))),
  exposed: optional(listOf(textLike(headerName))),
  credentials: optional(flag),
  maxAge: optional(duration),
});

const maintenance = shaped<MaintenanceProps>({
  except: optional(listOf(textLike(cidr))),
  retryAfter: optional(duration),
  json: optional(json),
});

export const scopedShape: Shape<ScopedProps> = {
  ...limitShape,
  ...proxyShape,
  ...upstreamShape,
  headers: optional(recordOf(textLike(headerValue))),
  cors: optional(cors),
  maintenance: optional(maintenance),
};

function fallbackOf<T>(to: Kind<T>): Kind<Fallback<T>> {
  const target = { ...shaped<FallbackTarget<T>>({ to }), fits: hasTo };
  const answer = shaped<FallbackAnswer>({
    status: optional(number(503, 'NAUST-VAL-020')),
    json: json as FallbackAnswerKind,
  });
  return { ...either<FallbackTarget<T>, FallbackAnswer>(target, answer), name: 'a fallback' };
}

/** `unknown` may be left out as far as types go. */
type FallbackAnswerKind = Shape<FallbackAnswer>['json'];

/** A target, or one with what differs for its path. */
export function routeOf<T>(to: Kind<T>): Kind<T | Route<T>> {
  const route = shaped<Route<T>>({
    to,
    ...scopedShape,
    public: optional(flag),
    protocol: optional(oneOf('http', 'websocket', 'sse', 'grpc')),
    cache: optional(shaped<CacheProps>({ fresh: optional(duration) })),
    fallback: optional(fallbackOf(to)),
    canary: optional(
      shaped<CanaryProps<T>>({
        to,
        percent: optional(number(5, 'NAUST-GTW-030')),
        by: optional(key),
        header: optional(
          shaped<CanaryProps<T>['header'] & {}>({ name: textLike(headerName), value: textLike(headerValue) }),
        ),
      }),
    ),
  });
  return { ...either<Route<T>, T>({ ...route, fits: hasTo }, to), name: to.name, standIn: to.standIn };
}
