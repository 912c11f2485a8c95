/** How the IDs of replication groups begin that handlers make: AWS tells their tags only when they are made. */
export const REPLICATION_GROUP_ID_PREFIX = 'outposts-';
