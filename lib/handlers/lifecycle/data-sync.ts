import { DataSyncClient, InvalidRequestException, ListTagsForResourceCommand } from '@aws-sdk/client-datasync';
import { IDEMPOTENT, NOT_IDEMPOTENT } from './limits';
import { matches, type TagFilter } from './ownership';

export const dataSync = new DataSyncClient(IDEMPOTENT);
export const dataSyncNoRetry = new DataSyncClient(NOT_IDEMPOTENT);

/** The list can include a new resource before the other calls find it. */
const MAX_ATTEMPTS = 8;
const RETRY_INTERVAL = 10_000;

/** A description with the tags, which DataSync returns separately. */
export type Tagged<E> = E & { readonly Tags: readonly { readonly Key?: string; readonly Value?: string }[] };

/** Finds resources of one type. DataSync lists their ARNs and does not support tag filters. */
export function lookUp<E>(all: () => Promise<string[]>, describe: (arn: string) => Promise<E>) {
  // DataSync returns the same error for all invalid requests: only the list shows whether a resource exists.
  const exists = async (arn: string) => (await all()).includes(arn);

  /** `undefined` if another client deleted the resource after it was listed, or if its tags do not match. */
  async function describeListed(arn: string, filters: TagFilter[] = []): Promise<Tagged<E> | undefined> {
    for (let attempts = 1; ; attempts++) {
      try {
        const Tags = await tagsOf(arn);
        return matches(Tags, filters) ? { ...(await describe(arn)), Tags } : undefined;
      } catch (error) {
        if (!(error instanceof InvalidRequestException)) throw error;
        if (!(await exists(arn))) return undefined;
        if (attempts === MAX_ATTEMPTS) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, RETRY_INTERVAL));
    }
  }

  return {
    exists,

    async find(filters: TagFilter[]): Promise<Tagged<E>[]> {
      const found: Tagged<E>[] = [];
      for (const arn of await all()) {
        const resource = await describeListed(arn, filters);
        if (resource) found.push(resource);
      }
      return found;
    },

    get: async (arn: string): Promise<Tagged<E> | undefined> => ((await exists(arn)) ? describeListed(arn) : undefined),
  };
}

async function tagsOf(ResourceArn: string): Promise<Tagged<object>['Tags']> {
  const { Tags = [] } = await dataSync.send(new ListTagsForResourceCommand({ ResourceArn }));
  return Tags;
}
