import { counted } from '../table';
import type { Draft, Drawing } from './drawing';
import { isPlace, plural, type Kind } from './kinds';

/** Maximum number of elements of one kind in a place. */
const MAX_ALIKE = 4;

/** Maximum number of hosts in a rack: an auditor counts them. */
const MAX_HOSTS = 24;

/** Maximum number of lines in the box of a group. */
const MAX_LINES = 3;

/** Draws many resources of one kind in a place as one element that lists them. */
export function groupAlike(drawing: Drawing): void {
  const replaced = new Map<Draft, Draft>();
  const visit = (draft: Draft): void => {
    for (const [kind, alike] of byKind(draft.children)) {
      if (alike.length > (kind === 'host' ? MAX_HOSTS : MAX_ALIKE) && !isPlace(kind)) group(kind, alike, draft, drawing, replaced);
    }
    draft.children.forEach(visit);
  };
  drawing.roots.forEach(visit);
  drawing.replace(replaced);
}

function byKind(drafts: readonly Draft[]): Map<Kind, Draft[]> {
  const kinds = new Map<Kind, Draft[]>();
  for (const draft of drafts) kinds.set(draft.kind, [...(kinds.get(draft.kind) ?? []), draft]);
  return kinds;
}

function group(kind: Kind, alike: readonly Draft[], parent: Draft, drawing: Drawing, replaced: Map<Draft, Draft>): void {
  const draft = drawing.element(`${kind} in ${parent.id}`, kind, `${alike.length} ${plural(kind)}`, parent);
  const lines = new Map<string, number>();
  for (const one of alike) {
    const line = one.lines.join(' · ');
    if (line) lines.set(line, (lines.get(line) ?? 0) + 1);
    draft.members.push(one.title);
    for (const behavior of one.outage) if (!draft.outage.includes(behavior)) draft.outage.push(behavior);
    replaced.set(one, draft);
  }
  const shown = [...lines].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const areNames = shown.length === alike.length;
  draft.lines.push(...shown.slice(0, MAX_LINES).map(([line, count]) => (areNames ? line : `${count} × ${line}`)));
  const more = shown.length - MAX_LINES;
  if (more > 0) draft.lines.push(areNames ? `and ${more} more` : `and ${counted(more, 'other kind')}`);
}
