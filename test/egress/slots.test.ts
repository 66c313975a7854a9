import { array, assert, domain, integer, property } from 'fast-check';
import { slotsOf } from '../../src/egress/slots';

test('every host has a place of its own, as long as there are places, whatever the order', () => {
  assert(
    property(array(domain(), { maxLength: 40 }), integer({ min: 1, max: 254 }), (hosts, size) => {
      const slots = slotsOf(hosts, size);
      const different = new Set(hosts).size;
      expect(slots.size).toBe(Math.min(different, size));
      expect(new Set(slots.values()).size).toBe(slots.size);
      expect([...slots.values()].every((slot) => slot >= 0 && slot < size)).toBe(true);
      expect(slotsOf([...hosts].reverse(), size)).toEqual(slots);
    }),
  );
});

test('a host keeps its place when another is called that does not want it', () => {
  const before = slotsOf(['api.vipps.no', 'login.example.no'], 126);
  const after = slotsOf(['a.example.no', 'api.vipps.no', 'login.example.no', 'z.example.no'], 126);
  expect([after.get('api.vipps.no'), after.get('login.example.no')]).toEqual([...before.values()]);
});
