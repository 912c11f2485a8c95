/** A tag of an AWS resource. */
export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** What is to be done about tags that were set by a template: of those that anybody else has set it knows nothing. */
export function tagChanges(old: readonly Tag[] = [], wanted: readonly Tag[] = []): { stale: { Key: string }[]; changed: Tag[] } {
  const valueOf = (tags: readonly Tag[], key: string) => tags.find(({ Key }) => Key === key)?.Value;
  return {
    stale: old.filter(({ Key }) => valueOf(wanted, Key) === undefined).map(({ Key }) => ({ Key })),
    changed: wanted.filter(({ Key, Value }) => valueOf(old, Key) !== Value),
  };
}
