import { headerName, type Kind, oneOf, shaped, textLike } from '../kernel';
import { cookieName } from './grammar';
import type { Key } from './key';
import { madeBy } from './made-by';

type Of<K extends Key['kind']> = Extract<Key, { readonly kind: K }>;

const bare = <const K extends Key['kind']>(kind: K): Kind<Key> =>
  shaped<{ readonly kind: K }>({ kind: oneOf(kind) } as never) as unknown as Kind<Key>;

export const key: Kind<Key> = madeBy<Key>(
  'Key.clientAddress(), Key.header(name), Key.cookie(name), Key.path(), Key.all()',
  bare('clientAddress'),
  shaped<Of<'header'>>({ kind: oneOf('header'), name: textLike(headerName) }) as Kind<Key>,
  shaped<Of<'cookie'>>({ kind: oneOf('cookie'), name: textLike(cookieName) }) as Kind<Key>,
  bare('path'),
  bare('all'),
);
