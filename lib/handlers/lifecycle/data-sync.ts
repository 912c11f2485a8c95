import { DataSyncClient, ListTagsForResourceCommand } from '@aws-sdk/client-datasync';

const LIMITS = { requestTimeout: 30_000, connectionTimeout: 30_000 };
export const dataSync = new DataSyncClient({ maxAttempts: 8, requestHandler: LIMITS });
/** Creates: an answer that was lost must not be asked for again before it is known what AWS made. */
export const dataSyncOnce = new DataSyncClient({ maxAttempts: 1, requestHandler: LIMITS });

/** Tags, which DataSync tells apart from what has them. */
export async function tagsOf(ResourceArn: string): Promise<readonly { readonly Key?: string; readonly Value?: string }[]> {
  const { Tags = [] } = await dataSync.send(new ListTagsForResourceCommand({ ResourceArn }));
  return Tags;
}
