import { App } from 'cdk8s';
import { Construct } from 'constructs';
import { environments, HostFiles, Platform, platformName } from '../../src/platform';
import { Residency } from '../../src/residency';
import { filesOf, problemsOf } from '../../src/testing';

const platform = (name: string) => new Platform({ name, residency: Residency.norway() });

test.each(['shop-prod', 'a'.repeat(40)])('%j is a name for a platform', (name) => {
  expect(problemsOf(platform(name))).toEqual([]);
});

test.each([
  ['a'.repeat(41), 'NAUST-PLT-002'],
  ['Shop', 'NAUST-VAL-005'],
  ['shop/prod', 'NAUST-VAL-005'],
  ['../prod', 'NAUST-VAL-005'],
])('%j is none', (name, code) => {
  expect(problemsOf(platform(name)).map((problem) => problem.code)).toContain(code);
});

test('a platform is found from anything in it, and nowhere else', () => {
  const shop = platform('shop');
  const inside = new Construct(new Construct(shop, 'a'), 'b');

  expect(Platform.find(inside)).toBe(shop);
  expect(platformName(inside)).toBe('shop');
  expect(Platform.find(new Construct(new App(), 'a'))).toBeUndefined();
});

test('what waits for the synth runs once, what it adds runs too', () => {
  const shop = platform('shop');
  const ran: string[] = [];
  shop.beforeSynth(() => {
    ran.push('first');
    shop.beforeSynth(() => ran.push('second'));
  });
  shop.prepare();
  shop.prepare();
  expect(ran).toEqual(['first', 'second']);
});

test('the Terraform side is made when it is asked for', () => {
  const shop = platform('shop');
  expect(shop.hasTerraform).toBe(false);
  expect(shop.terraform).toBe(shop.terraform);
  expect(shop.hasTerraform).toBe(true);
});

test('host files are written below the platform and their folder', () => {
  const shop = platform('shop');
  new HostFiles(shop, 'gateway', {
    folder: 'gateway/shop',
    render: () => [{ path: 'nginx.conf', content: '#\n' }],
  });
  expect([...filesOf(environments({ shop }))]).toEqual([['naust.out/shop/gateway/shop/nginx.conf', '#\n']]);
});
