import fc from 'fast-check';
import { gatewayPlaces, hostileNear } from './hostile-gateways';
import { type Read, skeleton } from './model-tree';
import { wordsOf } from './nginx-words';

const words = (tree: readonly Read[]): readonly string[] =>
  tree.flatMap(({ name, args, block = [] }) => [
    ...(name === 'if' ? ['if', `(${args.join(' ')})`] : [name, ...args]),
    ...words(block),
  ]);
/** `if` has its parentheses in words of their own. */
const joined = (all: readonly string[]): string => JSON.stringify(all.join(' '));

test('places for text are found in the shape of props by themselves', () => {
  const names = gatewayPlaces.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining([
      'host[]',
      'routes{key}',
      'routes{}.canary.header.value',
      'servers[].routes{}.to.host[].host',
      'maintenance.json{key}',
      'tls.certificate',
      'tls.acmeWebroot',
      'tls.issuer',
      'balance.key.name',
      'image',
    ]),
  );
});

describe.each(gatewayPlaces.map((place) => [place.name, place] as const))('%s', (_, { good, outcome }) => {
  test('is accepted when it is good, and hostile text is refused or nothing but a word', () => {
    const usual = outcome(good);
    expect(usual.refused).toEqual([]);
    const bones = skeleton(usual.tree());
    fc.assert(
      fc.property(hostileNear(good), (text) => {
        const { refused, config, tree } = outcome(text);
        if (refused.length > 0) return;
        const model = tree();
        expect(joined(wordsOf(config()).words)).toBe(joined(words(model)));
        expect(skeleton(model)).toBe(bones);
      }),
      { numRuns: 15 },
    );
  });
});
