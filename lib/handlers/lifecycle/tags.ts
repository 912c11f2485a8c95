/** A tag of an AWS resource. */
export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** Whether a wanted tag is missing or has another value. */
export function isAnyMissing(wanted: readonly Tag[], tags: readonly { readonly Key?: string; readonly Value?: string }[]): boolean {
  return wanted.some(({ Key, Value }) => !tags.some((tag) => tag.Key === Key && tag.Value === Value));
}

/** Tags to remove, and tags to set. Tags that are not from the template remain. */
export function tagChanges(old: readonly Tag[] = [], wanted: readonly Tag[] = []): { stale: { Key: string }[]; changed: Tag[] } {
  const valueOf = (tags: readonly Tag[], key: string) => tags.find(({ Key }) => Key === key)?.Value;
  return {
    stale: old.filter(({ Key }) => valueOf(wanted, Key) === undefined).map(({ Key }) => ({ Key })),
    changed: wanted.filter(({ Key, Value }) => valueOf(old, Key) !== Value),
  };
}
