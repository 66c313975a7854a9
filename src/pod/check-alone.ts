import type { ApiObject } from 'cdk8s';
import { addCheck } from '../kernel';
import { Platform } from '../platform';
import { podFindings } from './rules';

/** Holds an object to the rules of pods where no platform does: a platform's synth holds every object to them. */
export function checkAlone(object: ApiObject): void {
  if (Platform.find(object) !== undefined) return;
  addCheck(object, () => podFindings(object.toJson()));
}
