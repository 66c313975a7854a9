import { type Paint } from '../../changes';
import { type Problem, problemJson, problemText } from '../../kernel';

export function problemsText(problems: readonly Problem[], paint: Paint): string {
  return problems.map((problem) => `${painted(problem, paint)}\n`).join('\n');
}

function painted(problem: Problem, paint: Paint): string {
  const [head = '', ...rest] = problemText(problem).split('\n');
  return [paint(problem.severity === 'error' ? 'red' : 'yellow', head), ...rest].join('\n');
}

export function problemsJson(problems: readonly Problem[]) {
  return { problems: problems.map(problemJson) };
}
