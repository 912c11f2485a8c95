/** Prefix of the replication groups that handlers create: ElastiCache returns tags only after the creation. */
export const REPLICATION_GROUP_ID_PREFIX = 'outposts-';
