import {
  CreateLocationS3Command,
  DeleteLocationCommand,
  DescribeLocationS3Command,
  InvalidRequestException,
  paginateListLocations,
  type DescribeLocationS3CommandOutput,
} from '@aws-sdk/client-datasync';
import { ensure } from '../lifecycle/attempts';
import { dataSync, dataSyncNoRetry, lookUp, type Tagged } from '../lifecycle/data-sync';
import { handlerOf } from '../lifecycle/owned-resource';
import { isAnyMissing, type Tag } from '../lifecycle/tags';

/** See `provider.ts`. */
interface Properties {
  readonly AccessPointArn: string;
  readonly BucketAccessRoleArn: string;
  readonly AgentArns: readonly string[];
}

type Location = Tagged<DescribeLocationS3CommandOutput>;

/** A tag stores the access point of a location, because DataSync returns a URI. */
const ACCESS_POINT = 'cdk-outposts:access-point';

/** A new IAM role is not available immediately. */
const MAX_ATTEMPTS = 8;
const RETRY_INTERVAL = 10_000;

const { find, get, exists } = lookUp(allLocations, (LocationArn) => dataSync.send(new DescribeLocationS3Command({ LocationArn })));

export const handler = handlerOf<Properties, Location>({
  idPrefix: 'arn:',
  idOf: ({ LocationArn }) => LocationArn!,
  find,
  get,
  requiresReplacement: ({ Tags, S3Config, AgentArns = [] }, wanted) =>
    isAnyMissing(origin(wanted), Tags) ||
    S3Config?.BucketAccessRoleArn !== wanted.BucketAccessRoleArn ||
    [...AgentArns].sort().join() !== [...wanted.AgentArns].sort().join(),

  async create(wanted, ownership) {
    const { AccessPointArn, BucketAccessRoleArn, AgentArns } = wanted;
    const Tags = [...ownership, ...origin(wanted)];
    const command = new CreateLocationS3Command({
      S3BucketArn: AccessPointArn,
      S3StorageClass: 'OUTPOSTS',
      S3Config: { BucketAccessRoleArn },
      AgentArns: [...AgentArns],
      Tags,
    });
    for (let attempts = 1; ; attempts++) {
      try {
        const { LocationArn } = await dataSyncNoRetry.send(command);
        return { LocationArn, S3Config: { BucketAccessRoleArn }, AgentArns: [...AgentArns], Tags, $metadata: {} };
      } catch (error) {
        const isAboutRole = error instanceof InvalidRequestException && /role|assume/i.test(error.message);
        if (!isAboutRole || attempts === MAX_ATTEMPTS) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, RETRY_INTERVAL));
    }
  },

  // A change of any property replaces the location.
  adjust: () => Promise.resolve(),

  // DataSync rejects the deletion of a location that a task uses.
  inUse: () => Promise.resolve(undefined),

  async remove({ LocationArn }) {
    await ensure(
      () => dataSyncNoRetry.send(new DeleteLocationCommand({ LocationArn })),
      async () => !(await exists(LocationArn!)),
    );
  },

  attributes: ({ LocationArn }) => ({ LocationArn: LocationArn! }),
});

/** Properties whose change replaces the location, and that DataSync does not return. */
function origin({ AccessPointArn }: Properties): Tag[] {
  return [{ Key: ACCESS_POINT, Value: AccessPointArn }];
}

async function allLocations(): Promise<string[]> {
  const arns: string[] = [];
  for await (const { Locations = [] } of paginateListLocations({ client: dataSync }, {})) {
    arns.push(...Locations.map(({ LocationArn }) => LocationArn!));
  }
  return arns;
}
