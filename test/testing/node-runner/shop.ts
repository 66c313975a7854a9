import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  Capture,
  expectReachable,
  expectUnreachable,
  Match,
  Problems,
  snapshotOf,
  Template,
} from 'naust/testing';
import { plainShop, wrong } from '../shop';

// Run by `node --test`, not by Jest: the assertions need no runner's own.

describe('the shop', () => {
  const { chart, orders, inventory } = plainShop();
  orders.calls(inventory);
  const template = Template.of(chart);

  it('has its services', () => {
    const image = new Capture(Match.stringMatching(/^registry\.example\.no\//));
    template.objectCountIs('Deployment', 2);
    template.allObjects('Deployment', { spec: { template: { spec: { containers: [{ image }] } } } });
    assert.equal(image.asString(), 'registry.example.no/shop/orders:1.4.2');
  });

  it('says why when it has not', () => {
    assert.throws(() => template.hasObject('Deployment', { spec: { replicas: 1 } }), {
      name: 'Error',
      message:
        /^no Deployment of the 2 that are there matches\nnearest: Deployment shop\/orders\n {2}spec\.replicas/,
    });
  });

  it('lets through what it declares', () => {
    expectReachable(orders, inventory);
    expectUnreachable(inventory, orders);
  });

  it('has a snapshot', () => {
    assert.match(
      snapshotOf(chart, { collapse: ['hashes', 'defaults'] }),
      /^# shop, without the defaults of naust\n/,
    );
  });

  it('is refused when wrong', () => {
    Problems.of(wrong()).hasProblem('NAUST-VAL-005');
  });
});
