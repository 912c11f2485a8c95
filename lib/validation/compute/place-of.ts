import type { Problem } from '../rule';
import type { Launch } from './facts/launch';

/** Resource and path of a property of a launch, which the launch or its launch template specifies. The path in a template may be another. */
export function placeOf({ ownPaths, specifiedBy }: Launch, property: string, inTemplate = property): Pick<Problem, 'at' | 'property'> {
  if (ownPaths[property]) return { property: ownPaths[property] };
  if (specifiedBy?.location) return { at: specifiedBy, property: specifiedBy.dataPath + inTemplate };
  return { property: ownPaths.LaunchTemplate ?? property };
}
