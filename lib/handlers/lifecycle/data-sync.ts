import { DataSyncClient, ListTagsForResourceCommand } from '@aws-sdk/client-datasync';
import { LIMITS } from './limits';
import { passes, type TagFilter } from './ownership';

export const dataSync = new DataSyncClient({ maxAttempts: 8, requestHandler: LIMITS });
/** Creates: an answer that was lost must not be asked for again before it is known what AWS made. */
export const dataSyncOnce = new DataSyncClient({ maxAttempts: 1, requestHandler: LIMITS });

/** What DataSync says of something, with its tags, which it tells apart from that. */
export type Tagged<E> = E & { readonly Tags: readonly { readonly Key?: string; readonly Value?: string }[] };

/** How things of one kind are looked up: DataSync lists them by their ARNs, and knows no filters. */
export function lookUp<E>(all: () => Promise<string[]>, describe: (arn: string) => Promise<E>) {
  // DataSync has one error for all that it refuses: whether something exists is told by the list alone.
  const exists = async (arn: string) => (await all()).includes(arn);
  return {
    exists,

    async find(filters: TagFilter[]): Promise<Tagged<E>[]> {
      const found: Tagged<E>[] = [];
      for (const arn of await all()) {
        const Tags = await tagsOf(arn);
        if (passes(Tags, filters)) found.push({ ...(await describe(arn)), Tags });
      }
      return found;
    },

    async get(arn: string): Promise<Tagged<E> | undefined> {
      return (await exists(arn)) ? { ...(await describe(arn)), Tags: await tagsOf(arn) } : undefined;
    },
  };
}

async function tagsOf(ResourceArn: string): Promise<Tagged<object>['Tags']> {
  const { Tags = [] } = await dataSync.send(new ListTagsForResourceCommand({ ResourceArn }));
  return Tags;
}
