import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exemptions } from '../external/scanners/exemption';
import { root } from '../house/project';
import { exemptionTables } from './render-exemptions';

test('the page on scanners says what is exempted, and why', () => {
  expect(readFileSync(join(root, 'docs/scanners.md'), 'utf8')).toContain(exemptionTables());
});

test('no exemption comes or goes unseen', () => {
  const counts = Object.entries(exemptions).map(([scanner, list]) => [scanner, list.length]);
  expect(Object.fromEntries(counts)).toEqual({ checkov: 7, 'kube-score': 10, 'trivy-config': 5 });
});

test('each exemption says why, in a sentence', () => {
  const reasons = Object.values(exemptions).flatMap((list) => list.map(({ reason }) => reason));
  expect(reasons.filter((reason) => !/^[A-Z].{40,}\.$/.test(reason))).toEqual([]);
});
