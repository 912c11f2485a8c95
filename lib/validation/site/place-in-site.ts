import type { Value } from '../facts/fact';
import type { Problem } from '../rule';
import type { Site } from './facts';

/** Path of a property of a site that a template creates; otherwise the property of the Outpost that specifies the site. */
export function placeInSite(site: Value<Site>, property: string): Pick<Problem, 'at' | 'property'> {
  return site?.location ? { at: site, property } : { property: 'SiteId' };
}
