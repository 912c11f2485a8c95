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

/** What `provider.ts` documents. */
interface Properties {
  readonly AccessPointArn: string;
  readonly BucketAccessRoleArn: string;
  readonly AgentArns: readonly string[];
}

type Location = Tagged<DescribeLocationS3CommandOutput>;

/** AWS describes a location by a URI of its own, so that what it was made from is kept in a tag. */
const ACCESS_POINT = 'cdk-outposts:access-point';

/** IAM takes a while until everybody knows a new role. */
const ATTEMPTS_WITH_ROLE = 8;
const BETWEEN_ATTEMPTS = 10_000;

const { find, get, exists } = lookUp(allLocations, (LocationArn) => dataSync.send(new DescribeLocationS3Command({ LocationArn })));

export const handler = handlerOf<Properties, Location>({
  idPrefix: 'arn:',
  idOf: ({ LocationArn }) => LocationArn!,
  tagsOf: ({ Tags }) => Tags,
  find,
  get,
  isReplacedBy: ({ Tags, S3Config, AgentArns = [] }, wanted) =>
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
        if (!isAboutRole || attempts === ATTEMPTS_WITH_ROLE) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_ATTEMPTS));
    }
  },

  // All that it has replaces it.
  adjust: () => Promise.resolve(),

  // AWS itself refuses to delete a location that a task uses, and says so.
  inUse: () => Promise.resolve(undefined),

  async remove({ LocationArn }) {
    await ensure(
      () => dataSync.send(new DeleteLocationCommand({ LocationArn })),
      async () => !(await exists(LocationArn!)),
    );
  },

  attributes: ({ LocationArn }) => ({ LocationArn: LocationArn! }),
});

/** What makes a location another one, of what AWS does not say. */
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
