import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configOf } from './objects';
import { observed } from './stack';

test.each([
  ['prometheus', 'prometheus.yml'],
  ['loki', 'loki.yaml'],
  ['alloy', 'config.alloy'],
])('%s is given the file %s as it was agreed on', (map, file) => {
  expect(configOf(observed(), map, file)).toBe(readFileSync(join(__dirname, 'golden', file), 'utf8'));
});
