/** What DataSync and the SDK of Step Functions call errors that pass by: throttling is one of them. */
export const PASSING = ['DataSync.InternalException', 'DataSync.DataSyncException', 'DataSync.SdkClientException'];

/** What DataSync calls all that it refuses. */
export const REFUSED = ['DataSync.InvalidRequestException'];
