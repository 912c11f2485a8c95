import { ON_EACH_OUTPOST, type WithoutServiceLink } from '../../catalog/without-service-link';
import { partsOn } from '../disconnected';
import type { Draft, Drawing } from './drawing';
import type { Places } from './places';

/** What the service link carries stops: the Region cannot be reached from the Outpost. */
const IN_REGION: WithoutServiceLink = {
  ...ON_EACH_OUTPOST[1],
  what: 'Services in the Region',
  happens: 'The Outpost does not reach the Region; resources in the Region continue to work',
};

/** Adds the behavior of the resources during a service link outage, as the command `disconnected` reports it. */
export function noteOutages(drawing: Drawing, places: Places): void {
  const { facts } = drawing.input;
  for (const outpost of facts.all('outpost')) {
    const draft = drawing.find(outpost.id);
    if (!draft) continue;
    for (const { behavior, facts: resources } of partsOn(outpost, facts)) {
      if (resources.length === 0) note(draft, behavior);
      // The standby has an element, and its DB instance continues to work.
      const isOfStandby = behavior.what.includes('standby');
      for (const fact of resources) note(drawing.find(isOfStandby ? `standby of ${fact.id}` : fact.id), behavior);
    }
    for (const behavior of ON_EACH_OUTPOST) note(draft, behavior);
    drawing.connect({
      kind: 'serviceLink',
      arrows: 'both',
      from: draft.id,
      to: places.regionOf(outpost).id,
      label: 'service link',
      stops: true,
    });
  }
  const noteAll = (draft: Draft): void => {
    note(draft, IN_REGION);
    draft.children.forEach(noteAll);
  };
  drawing.roots.filter(({ kind }) => kind === 'region').forEach(noteAll);
}

function note(draft: Draft | undefined, behavior: WithoutServiceLink): void {
  if (draft && !draft.outage.includes(behavior)) draft.outage.push(behavior);
}
