import type { Rule } from '../rule';
import { bucketOutlastedByDisconnect } from './bucket-outlasted-by-disconnect';
import { credentialsOfPodsWithoutRegion } from './credentials-of-pods-without-region';
import { nameResolutionWithoutRegion } from './name-resolution-without-region';
import { nodesOfClusterInRegion } from './nodes-of-cluster-in-region';
import { singleInstanceWithoutReplacement } from './single-instance-without-replacement';
import { standbyWithoutRegion } from './standby-without-region';

export const disconnectedRules: readonly Rule[] = [
  bucketOutlastedByDisconnect,
  credentialsOfPodsWithoutRegion,
  nameResolutionWithoutRegion,
  nodesOfClusterInRegion,
  singleInstanceWithoutReplacement,
  standbyWithoutRegion,
];
