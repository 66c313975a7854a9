import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../house/project';
import { measuredTable } from './render-measured';

const page = readFileSync(join(root, 'docs/resilience.md'), 'utf8');

describe('the page on calls', () => {
  test('shows what the last run of the engines came to', () => expect(page).toContain(measuredTable()));

  test('shows the Go that is held against naust/breaker', () => {
    const source = readFileSync(join(root, 'tools/go/breakers/settings.go'), 'utf8');
    expect(page).toContain(`\`\`\`go\n${source.slice(source.indexOf('// Call is'))}\`\`\``);
  });
});
