import { AwsError, one, type AwsRequest, type AwsState } from './state';

type Tags = readonly { readonly Key: string; readonly Value: string }[];

/** An image, with what goes on in it. */
export interface ImageElement {
  readonly ImageId: string;
  readonly Name: string;
  readonly CreationDate: string;
  readonly source: string;
  /** Where its snapshot is. */
  readonly OutpostArn: string;
  readonly SnapshotId: string;
  readonly Tags: Tags;
  readonly ClientToken?: string;
  /** Becomes available, or fails, when it was described so often. */
  readonly looksUntilMade: number;
  /** Why it fails. */
  readonly failure?: string;
}

/** A snapshot of an image. */
export interface SnapshotElement {
  readonly SnapshotId: string;
  readonly Tags: Tags;
}

/** The Outpost of all instances. */
export const OUTPOST_OF_INSTANCES = 'arn:aws:outposts:eu-west-3:111122223333:outpost/op-0a1b2c3d4e5f60718';

/** Images on Outposts as EC2 keeps them. Refusals have documented codes. */
export const images: { readonly [operation: string]: (request: AwsRequest, state: AwsState) => object } = {
  CopyImage(request, state) {
    const SourceImageId = one(request, 'SourceImageId')!;
    const OutpostArn = one(request, 'DestinationOutpostArn')!;
    const ClientToken = one(request, 'ClientToken');
    if (SourceImageId === 'ami-gone') throw new AwsError('InvalidAMIID.NotFound', 400, `The image id '[${SourceImageId}]' does not exist`);
    if (one(request, 'Encrypted') !== 'true') throw new AwsError('InvalidParameterValue', 400, 'snapshots on Outposts are encrypted');
    const existing = ClientToken && state.images.find((image) => image.ClientToken === ClientToken);
    if (existing) return { ImageId: existing.ImageId };
    return make(request, state, { source: SourceImageId, OutpostArn, ClientToken });
  },

  CreateImage(request, state) {
    const InstanceId = one(request, 'InstanceId')!;
    if (InstanceId === 'i-gone') throw new AwsError('InvalidInstanceID.NotFound', 400, `The instance ID '${InstanceId}' does not exist`);
    if (one(request, 'SnapshotLocation') !== 'local') throw new AwsError('InvalidParameterValue', 400, 'SnapshotLocation is required');
    return make(request, state, { source: InstanceId, OutpostArn: OUTPOST_OF_INSTANCES });
  },

  DeregisterImage(request, state) {
    const id = one(request, 'ImageId')!;
    const index = state.images.findIndex(({ ImageId }) => ImageId === id);
    if (index < 0) throw new AwsError('InvalidAMIID.Unavailable', 400, `The image ID '${id}' is no longer available`);
    const [{ SnapshotId }] = state.images.splice(index, 1);
    if (one(request, 'DeleteAssociatedSnapshots') !== 'true') return { Return: true };
    const ReturnCode = state.snapshotReturnCode;
    if (ReturnCode === 'success') state.snapshots.splice(indexOfSnapshot(state, SnapshotId), 1);
    return { Return: true, DeleteSnapshotResults: [{ SnapshotId, ReturnCode }] };
  },
};

/** An image as `DescribeImages` answers it. */
export function describedImage({ looksUntilMade, failure, SnapshotId, OutpostArn, ...image }: ImageElement) {
  const { ImageId, Name, CreationDate, Tags } = image;
  const made = failure ? 'failed' : 'available';
  return {
    ImageId,
    Name,
    CreationDate,
    ImageState: looksUntilMade > 0 ? 'pending' : made,
    StateReason: looksUntilMade === 0 && failure ? { Code: 'Client.InvalidSnapshot.NotFound', Message: failure } : undefined,
    BlockDeviceMapping: [{ DeviceName: '/dev/xvda', Ebs: { SnapshotId, OutpostArn, Encrypted: true } }],
    Tags,
  };
}

/** Time passes by being asked. */
export function lookAtImages(state: AwsState): void {
  if (state.isEndless) return;
  state.images.forEach((image, index) => (state.images[index] = { ...image, looksUntilMade: Math.max(0, image.looksUntilMade - 1) }));
}

function make(request: AwsRequest, state: AwsState, image: Pick<ImageElement, 'source' | 'OutpostArn' | 'ClientToken'>): object {
  const Name = one(request, 'Name')!;
  const taken = state.images.find((other) => other.Name === Name);
  if (taken) throw new AwsError('InvalidAMIName.Duplicate', 400, `AMI name ${Name} is already in use by AMI ${taken.ImageId}`);
  const SnapshotId = state.newId('snap-');
  const ImageId = state.newId('ami-');
  const CreationDate = new Date(state.now()).toISOString();
  state.snapshots.push({ SnapshotId, Tags: tagsFor(request, 'snapshot') });
  const common = { ImageId, Name, CreationDate, SnapshotId, Tags: tagsFor(request, 'image'), looksUntilMade: state.imageLooks };
  state.images.push({ ...common, ...image, failure: state.imageFailure });
  return { ImageId };
}

function indexOfSnapshot(state: AwsState, id: string): number {
  return state.snapshots.findIndex(({ SnapshotId }) => SnapshotId === id);
}

/** `TagSpecification.2.ResourceType=snapshot&TagSpecification.2.Tag.1.Key=Name` */
function tagsFor(request: AwsRequest, type: string): Tags {
  const tags = [];
  for (let n = 1, given; (given = one(request, `TagSpecification.${n}.ResourceType`)) !== undefined; n++) {
    if (given !== 'image' && given !== 'snapshot') throw new AwsError('InvalidParameterValue', 400, `'${given}' cannot be tagged`);
    const name = `TagSpecification.${n}.Tag`;
    for (let m = 1, Key; given === type && (Key = one(request, `${name}.${m}.Key`)) !== undefined; m++) {
      tags.push({ Key, Value: one(request, `${name}.${m}.Value`) ?? '' });
    }
  }
  return tags;
}
