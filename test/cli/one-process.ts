// Runs one command of naust after the other, each as it would begin: with its own environment, and with no stack
// loaded. What takes longest, to load naust and what it stands on, is done once.
import { join, resolve, sep } from 'node:path';
import { run } from '../../src/cli/program';
import type { Asked, Ran } from './run-naust';

const repository = resolve(__dirname, '../..');
const own = join(repository, 'src') + sep;
// Wherever packages are: a folder of them may be made of links.
const packages = `${sep}node_modules${sep}`;

// `naust diff --against` starts the program again.
process.argv[1] = join(repository, 'src/cli/naust.ts');

function forgetStacks(): void {
  for (const file of Object.keys(require.cache)) {
    if (!file.startsWith(own) && !file.includes(packages)) delete require.cache[file];
  }
}

/** What is written to a stream until it is given back. */
function kept(stream: NodeJS.WriteStream): { readonly giveBack: () => string } {
  const { write } = stream;
  let text = '';
  stream.write = ((chunk: string | Uint8Array) => {
    text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    return true;
  }) as typeof write;
  return {
    giveBack: () => {
      stream.write = write;
      return text;
    },
  };
}

async function ranOf({ args, environment }: Asked): Promise<Ran> {
  forgetStacks();
  const before = { ...process.env };
  Object.assign(process.env, environment);
  const [stdout, stderr] = [kept(process.stdout), kept(process.stderr)];
  try {
    const code = await run(args);
    return { code, stdout: stdout.giveBack(), stderr: stderr.giveBack() };
  } finally {
    stdout.giveBack();
    stderr.giveBack();
    Object.keys(environment).forEach((name) => delete process.env[name]);
    Object.assign(process.env, before);
  }
}

process.on('message', (asked: Asked) => {
  void ranOf(asked).then((ran) => process.send!(ran));
});
