import {
  CopyImageCommand,
  CreateImageCommand,
  CreateTagsCommand,
  DeleteTagsCommand,
  DeregisterImageCommand,
  EC2Client,
  paginateDescribeImages,
  type DeleteSnapshotReturnCode,
  type Filter,
  type Image,
} from '@aws-sdk/client-ec2';
import { ensure, pollThroughoutRequest, whenListed } from '../lifecycle/attempts';
import { IDEMPOTENT, NOT_IDEMPOTENT } from '../lifecycle/limits';
import { handlerOf } from '../lifecycle/owned-resource';
import { digestOf } from '../lifecycle/ownership';
import { isAnyMissing, tagChanges, type Tag } from '../lifecycle/tags';

/** See `provider.ts`. */
interface Properties {
  readonly SourceImageId?: string;
  readonly OutpostArn?: string;
  readonly KmsKeyId?: string;
  readonly SourceInstanceId?: string;
  readonly NoReboot?: 'true' | 'false';
  readonly Tags?: readonly Tag[];
}

const ec2 = new EC2Client(IDEMPOTENT);
const ec2NoRetry = new EC2Client(NOT_IDEMPOTENT);

/** Return codes of snapshots that should be deleted with the image, but are not. */
const NOT_DELETED = ['missing-permissions', 'internal-error', 'client-error'];

export const handler = handlerOf<Properties, Image>({
  idPrefix: 'ami-',
  idOf: ({ ImageId }) => ImageId!,
  find,
  get,
  requiresReplacement: ({ Tags = [] }, wanted) => isAnyMissing(origin(wanted), Tags),

  async create(wanted, ownership) {
    const { SourceImageId, OutpostArn, KmsKeyId, SourceInstanceId, NoReboot, Tags = [] } = wanted;
    const all = [...Tags, ...ownership, ...origin(wanted)];
    // The client token makes the copy request idempotent.
    const ClientToken = digestOf(ownership);
    const common = {
      Name: `outpost-${ClientToken.slice(0, 32)}`,
      TagSpecifications: (['image', 'snapshot'] as const).map((ResourceType) => ({ ResourceType, Tags: all })),
    };
    const { ImageId } = SourceInstanceId
      ? await ec2NoRetry.send(
          new CreateImageCommand({ ...common, InstanceId: SourceInstanceId, NoReboot: NoReboot === 'true', SnapshotLocation: 'local' }),
        )
      : await ec2NoRetry.send(
          new CopyImageCommand({
            ...common,
            ClientToken,
            SourceImageId,
            SourceRegion: await ec2.config.region(),
            DestinationOutpostArn: OutpostArn,
            Encrypted: true,
            KmsKeyId,
          }),
        );
    return { ImageId, Tags: all };
  },

  async adjust({ ImageId }, wanted, old = wanted) {
    const { BlockDeviceMappings = [] } = await whenAvailable(ImageId!);
    const snapshots = BlockDeviceMappings.flatMap(({ Ebs }) => Ebs?.SnapshotId ?? []);
    const Resources = [ImageId!, ...snapshots];
    const { stale, changed } = tagChanges(old.Tags, wanted.Tags);
    if (stale.length > 0) await ec2.send(new DeleteTagsCommand({ Resources, Tags: stale }));
    if (changed.length > 0) await ec2.send(new CreateTagsCommand({ Resources, Tags: changed }));
  },

  // Instances do not depend on the image after their launch.
  inUse: () => Promise.resolve(undefined),

  async remove({ ImageId }) {
    let results: DeleteSnapshotReturnCode[] = [];
    await ensure(
      async () => {
        const command = new DeregisterImageCommand({ ImageId, DeleteAssociatedSnapshots: true });
        results = (await ec2NoRetry.send(command)).DeleteSnapshotResults ?? [];
      },
      async () => (await get(ImageId!)) === undefined,
    );
    const remaining = results.filter(({ ReturnCode }) => NOT_DELETED.includes(ReturnCode ?? ''));
    const named = remaining.map(({ SnapshotId, ReturnCode }) => `${SnapshotId} (${ReturnCode})`).join(', ');
    if (named) throw new Error(`image ${ImageId} is deregistered, but not all of its snapshots are deleted: ${named}; delete them`);
  },

  attributes: ({ ImageId }) => ({ ImageId: ImageId! }),
});

/** Source and destination of the image, which AWS does not return completely. */
function origin({ SourceImageId, SourceInstanceId, OutpostArn = '', KmsKeyId = '' }: Properties): Tag[] {
  return [
    { Key: 'cdk-outposts:source', Value: SourceInstanceId ?? SourceImageId! },
    { Key: 'cdk-outposts:outpost', Value: OutpostArn },
    { Key: 'cdk-outposts:kms-key', Value: KmsKeyId },
  ];
}

/** A launch from a pending image fails. */
async function whenAvailable(id: string): Promise<Image> {
  const describe = () => whenListed(() => get(id));
  const isMade = (found?: Image) => found?.State !== 'pending';
  const image = await pollThroughoutRequest(describe, isMade, `image ${id} did not become available`);
  if (image?.State === 'available') return image;
  if (!image) throw new Error(`image ${id} no longer exists`);
  throw new Error(`image ${id} is in the state ${image.State}: ${image.StateReason?.Message ?? 'AWS returned no reason'}`);
}

async function find(Filters: Filter[]): Promise<Image[]> {
  const images: Image[] = [];
  for await (const page of paginateDescribeImages({ client: ec2 }, { Owners: ['self'], Filters })) images.push(...(page.Images ?? []));
  return images;
}

/** Uses a filter, which returns nothing if the image does not exist. */
async function get(id: string): Promise<Image | undefined> {
  return (await find([{ Name: 'image-id', Values: [id] }]))[0];
}
