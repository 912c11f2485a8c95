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
import { ensure, until } from '../lifecycle/attempts';
import { LIMITS } from '../lifecycle/limits';
import { handlerOf } from '../lifecycle/owned-resource';
import { digestOf } from '../lifecycle/ownership';
import { isAnyMissing, tagChanges, type Tag } from '../lifecycle/tags';

/** What `provider.ts` documents. */
interface Properties {
  readonly SourceImageId?: string;
  readonly OutpostArn?: string;
  readonly KmsKeyId?: string;
  readonly SourceInstanceId?: string;
  readonly NoReboot?: 'true' | 'false';
  readonly Tags?: readonly Tag[];
}

/** For what may be done twice. */
const ec2 = new EC2Client({ maxAttempts: 8, requestHandler: LIMITS });
/** For what may not. */
const ec2Once = new EC2Client({ maxAttempts: 1, requestHandler: LIMITS });

/**
 * How long an image may take. That is longer than a function may: Lambda delivers the event three times, and each time the image is found
 * again. CloudFormation waits for an hour.
 */
const MINUTES = 40;

/** Reasons for which a snapshot of a deregistered image is left, though it should not be. */
const LEFT = ['missing-permissions', 'internal-error', 'client-error'];

export const handler = handlerOf<Properties, Image>({
  idPrefix: 'ami-',
  idOf: ({ ImageId }) => ImageId!,
  tagsOf: ({ Tags }) => Tags ?? [],
  find,
  get,
  isReplacedBy: ({ Tags = [] }, wanted) => isAnyMissing(origin(wanted), Tags),

  async create(wanted, ownership) {
    const { SourceImageId, OutpostArn, KmsKeyId, SourceInstanceId, NoReboot, Tags = [] } = wanted;
    const all = [...Tags, ...ownership, ...origin(wanted)];
    // With the same token the same request makes the same copy, however often AWS gets it.
    const ClientToken = digestOf(ownership);
    const common = {
      Name: `outpost-${ClientToken.slice(0, 32)}`,
      TagSpecifications: (['image', 'snapshot'] as const).map((ResourceType) => ({ ResourceType, Tags: all })),
    };
    const { ImageId } = SourceInstanceId
      ? await ec2Once.send(
          new CreateImageCommand({ ...common, InstanceId: SourceInstanceId, NoReboot: NoReboot === 'true', SnapshotLocation: 'local' }),
        )
      : await ec2Once.send(
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

  // Instances run on without the image that they were launched from.
  inUse: () => Promise.resolve(undefined),

  async remove({ ImageId }) {
    let results: DeleteSnapshotReturnCode[] = [];
    await ensure(
      async () => {
        const command = new DeregisterImageCommand({ ImageId, DeleteAssociatedSnapshots: true });
        results = (await ec2Once.send(command)).DeleteSnapshotResults ?? [];
      },
      async () => (await get(ImageId!)) === undefined,
    );
    const left = results.filter(({ ReturnCode }) => LEFT.includes(ReturnCode ?? ''));
    const named = left.map(({ SnapshotId, ReturnCode }) => `${SnapshotId} (${ReturnCode})`).join(', ');
    if (named) throw new Error(`image ${ImageId} is deregistered, but not all of its snapshots are deleted: ${named}; delete them`);
  },

  attributes: ({ ImageId }) => ({ ImageId: ImageId! }),
});

/** What the image is made from, and where: AWS does not tell all of it later. */
function origin({ SourceImageId, SourceInstanceId, OutpostArn = '', KmsKeyId = '' }: Properties): Tag[] {
  return [
    { Key: 'cdk-outposts:source', Value: SourceInstanceId ?? SourceImageId! },
    { Key: 'cdk-outposts:outpost', Value: OutpostArn },
    { Key: 'cdk-outposts:kms-key', Value: KmsKeyId },
  ];
}

/** An instance that is launched from an image that is pending fails. */
async function whenAvailable(id: string): Promise<Image> {
  const isTooOld = ({ CreationDate }: Image) => Date.now() - Date.parse(CreationDate ?? '') > MINUTES * 60_000;
  const reason = `image ${id} has not become available`;
  const image = await until(
    () => get(id),
    (found) => found?.State !== 'pending' || isTooOld(found),
    reason,
    MINUTES,
  );
  if (image?.State === 'available') return image;
  if (image?.State === 'pending') throw new Error(`${reason} within ${MINUTES} minutes`);
  if (!image) throw new Error(`image ${id} does not exist any more`);
  throw new Error(`image ${id} is in the state ${image.State}: ${image.StateReason?.Message ?? 'AWS gives no reason'}`);
}

async function find(Filters: Filter[]): Promise<Image[]> {
  const images: Image[] = [];
  for await (const page of paginateDescribeImages({ client: ec2 }, { Owners: ['self'], Filters })) images.push(...(page.Images ?? []));
  return images;
}

/** By a filter, to which AWS answers nothing where it does not exist. */
async function get(id: string): Promise<Image | undefined> {
  return (await find([{ Name: 'image-id', Values: [id] }]))[0];
}
