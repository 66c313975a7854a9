/** The numbers are made by their rules, and are nobody's: cards as their makers publish them for tests. */
export const taken: Readonly<Record<string, string>> = {
  'a customer wrote from first.last+order@mail.example.no today': 'a customer wrote from <email> today',
  'GET /reset?mail=first.last%40example.no': 'GET /reset?mail=<email>',
  'postgres://orders:secret@db.example.no:5432': 'postgres://orders:<email>:5432',
  'id=01010750160': 'id=<national-id>',
  'two of them: 01010750160 01010750160': 'two of them: <national-id> <national-id>',
  'as people write it: 010107 50160.': 'as people write it: <national-id>.',
  'inside words x01010750160y': 'inside words x<national-id>y',
  'with a D-number 41010750154': 'with a D-number <national-id>',
  'paid with 4111111111111111': 'paid with <card>',
  'paid with 4111 1111 1111 1111 today': 'paid with <card> today',
  'paid with 5500-0000-0000-0004': 'paid with <card>',
  'paid with 3400 000000 00009': 'paid with <card>',
  '{"card":"378282246310005"}': '{"card":"<card>"}',
  'Authorization: Bearer abc.DEF-123_456~x=': 'Authorization: Bearer <token>',
  '{"authorization":"bearer 0123456789abcdef"}': '{"authorization":"bearer <token>"}',
  'Authorization: Basic dXNlcjpwYXNz': 'Authorization: Basic <token>',
  'jwt eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.c2ln': 'jwt <token>',
};

export const kept = [
  'order 17 was paid at 12:30',
  'one digit off: 01010750161',
  'one digit off: 4111111111111112',
  'at 1732550000128 ms, and 1732550000123456 us',
  'trace 4bf92f3577b34da6a3ce929d0e0e4736',
  'ten digits 0101075016 and twelve 010107501600',
  'bearer of bad news',
  'node@ and @host and a@b',
  'took 0.123 s, 4096 bytes, sha256:9f86d081884c7d65',
];
