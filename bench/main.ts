import { parseArgs } from 'node:util';
import { coldStart } from './cold-start';

const { values } = parseArgs({ options: { json: { type: 'boolean' } } });
const figures = Object.fromEntries(
  Object.entries(coldStart()).map(([key, value]) => [key, Math.round(value * 1000) / 1000]),
);
if (values.json) console.log(JSON.stringify(figures));
else for (const [key, value] of Object.entries(figures)) console.log(`${key.padEnd(28)} ${value}`);
