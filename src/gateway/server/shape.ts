import {
  duration,
  either,
  flag,
  headerName,
  hostname,
  type Kind,
  listOf,
  optional,
  recordOf,
  type Shape,
  shaped,
  text,
  textLike,
  urlPath,
} from '../../kernel';
import type { AuthCacheProps, AuthProps } from '../auth/props';
import { routeOf, scopedShape } from '../route/shape';
import type { ServerProps } from './props';

export function serverShape<T>(to: Kind<T>): Shape<ServerProps<T>> {
  return {
    ...scopedShape,
    host: either(textLike(hostname), listOf(textLike(hostname))),
    routes: recordOf(routeOf(to)),
    auth: optional(
      shaped<AuthProps<T>>({
        service: to,
        path: optional(textLike(urlPath)),
        verify: optional(textLike(urlPath)),
        identity: optional(listOf(textLike(headerName))),
        claims: optional(listOf(text('sub'))),
        cache: optional(shaped<AuthCacheProps>({ time: duration, perRequest: optional(flag) })),
      }),
    ),
  } as Shape<ServerProps<T>>;
}
