// What the stack of metrics and logs adds to a synth: it is made, with an objective for each service that is called,
// checked, and its files are rendered. The rest of the platform is there already.
import { resolvedObjects } from '../../src/emit/resolved-objects';
import { kubernetesFiles } from '../../src/emit/kubernetes-files';
import { problemsBelow, problemText } from '../../src/kernel';
import { measured } from '../measured';
import { callsIn, fiveNodes, observe } from '../observed';

const { platform, cluster } = fiveNodes();
const callees = callsIn(cluster, Number(process.argv[2]));
const { problems, files } = measured(() => {
  const stack = observe(cluster, callees);
  const found = problemsBelow(stack);
  const resolved = resolvedObjects(stack.node.findAll());
  return {
    problems: [...found, ...resolved.problems, ...resolved.failures],
    files: kubernetesFiles(platform, resolved.charts),
  };
});
if (problems.length > 0) throw new Error(problems.map(problemText).join('\n').slice(0, 2000));
const text = files.map(({ content }) => content).join('');
const last = callees.at(-1);
if (last !== undefined && !text.includes(`objective ${last}`)) throw new Error('an objective is missing');
if (files.length !== 2) throw new Error(`${files.length} files`);
