import data from './data/losses.json';

const objects: Readonly<Record<string, string>> = data.objects;
const resources: Readonly<Record<string, string>> = data.resources;

interface Loss {
  readonly loses?: string;
}

/** What goes with an object or a resource when it is deleted. */
export const losses = {
  ofObject: (kind: string): Loss => lossOf(objects[kind.split('/').at(-1) ?? '']),
  ofResource: (type: string): Loss => lossOf(resources[type]),
};

function lossOf(loses: string | undefined): Loss {
  return loses === undefined ? {} : { loses };
}
