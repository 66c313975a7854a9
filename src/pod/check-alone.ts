import type { ApiObject } from 'cdk8s';
import { addCheck } from '../kernel';
import { Platform } from '../platform';
import { configSize, podFindings } from './rules';

/**
 * Holds an object to the rules of objects where no platform does: a platform's synth holds every object to them.
 * @param renders whether the object can be rendered: where it cannot, its own construct says why
 */
export function checkAlone(object: ApiObject, renders = (): boolean => true): void {
  if (Platform.find(object) !== undefined) return;
  addCheck(object, () => {
    if (!renders()) return [];
    const resolved: unknown = object.toJson();
    return [...podFindings(resolved), ...configSize(resolved)];
  });
}
