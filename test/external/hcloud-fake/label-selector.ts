import { ApiError } from './api-error';
import { isLabelKey, type Labels } from './shape';

type Test = (labels: Labels) => boolean;

function requirement(text: string): Test {
  const set = /^(\S+)\s+(in|notin)\s*\(([^()]*)\)$/.exec(text);
  const equality = /^([^=!\s]+)\s*(==?|!=)\s*([^=!\s]*)$/.exec(text);
  const existence = /^(!?)\s*(\S+)$/.exec(text);
  const key = set?.[1] ?? equality?.[1] ?? existence?.[2];
  if (key === undefined || !isLabelKey(key)) {
    throw new ApiError(422, 'invalid_input', `${JSON.stringify(text)} is not a label selector`);
  }
  if (set) {
    const values = (set[3] ?? '').split(',').map((value) => value.trim());
    return (labels) => values.includes(labels[key] ?? '\0') === (set[2] === 'in');
  }
  if (equality) return (labels) => (labels[key] === equality[3]) === (equality[2] !== '!=');
  return (labels) => key in labels === (existence?.[1] !== '!');
}

/** Whether these labels are what the selector asks for; a selector that is none is refused. */
export function selects(selector: string, labels: Labels): boolean {
  const parts = selector.split(/,(?![^(]*\))/).map((part) => part.trim());
  return parts.map(requirement).every((test) => test(labels));
}
