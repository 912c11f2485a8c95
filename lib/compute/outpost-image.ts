import { Resource } from 'aws-cdk-lib';
import { OperatingSystemType, UserData, type IInstanceRef, type IMachineImage, type MachineImageConfig } from 'aws-cdk-lib/aws-ec2';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import type { IOutpostRef } from 'aws-cdk-lib/aws-outposts';
import type { Construct } from 'constructs';
import { IMAGE_TYPE, imageServiceToken, type ImageResourceProperties } from '../handlers/image/provider';
import { TaggableCustomResource } from '../handlers/taggable-custom-resource';
import { OutpostsValidation } from '../validation/plugin';

/** Properties of a copy of an image on an Outpost. */
export interface OutpostImageCopyProps {
  /** The image, in the Region of the Outpost. A change of its ID, such as that of a latest image, replaces the copy. */
  readonly source: IMachineImage;
  /** The Outpost. It needs S3 capacity, where the snapshots are. Another one replaces the copy. */
  readonly outpost: IOutpostRef;
  /**
   * Encrypts the snapshots, which on an Outpost always are. Its policy lets IAM decide who may use it, as that of a new `Key` does.
   * Another one replaces the copy.
   *
   * @default - the default key of EBS in the account
   */
  readonly encryptionKey?: IKeyRef;
}

/** Properties of an image of an instance on an Outpost. */
export interface OutpostInstanceImageProps {
  /**
   * The instance, on an Outpost with S3 capacity. Its volumes come from snapshots on this Outpost, or from none: the snapshots of what comes
   * from a snapshot of the Region are in the Region, too. Another instance replaces the image.
   */
  readonly instance: IInstanceRef;
  /**
   * Whether the instance is restarted, so that all that it holds in its memory is in the image.
   *
   * @default true
   */
  readonly reboot?: boolean;
  /**
   * The operating system of the instance.
   *
   * @default OperatingSystemType.LINUX
   */
  readonly osType?: OperatingSystemType;
}

abstract class OutpostImageBase extends Resource implements IMachineImage {
  /**
   * ID of the image, known when it is available.
   * @attribute
   */
  public readonly imageId: string;

  /** @param properties what the image is made from */
  protected constructor(
    scope: Construct,
    id: string,
    properties: ImageResourceProperties,
    private readonly osType: OperatingSystemType,
  ) {
    super(scope, id);
    const resource = new TaggableCustomResource(this, 'Resource', {
      serviceToken: imageServiceToken(this),
      resourceType: IMAGE_TYPE,
      properties,
    });
    this.imageId = resource.ref;
    OutpostsValidation.register(this);
  }

  /** The image, for instances on this Outpost. Whatever names it is made when it is available. */
  public getImage(_scope: Construct): MachineImageConfig {
    return { imageId: this.imageId, osType: this.osType, userData: UserData.forOperatingSystem(this.osType) };
  }
}

/**
 * A copy of an Amazon Machine Image (AMI) on an Outpost: instances are launched from it without its snapshots coming over the service link
 * each time.
 *
 * CloudFormation has no such type, so that a custom resource makes it. It is copied once over the service link. The deployment waits until
 * the copy is available, for forty minutes at most, and gives it up then. Where it is deleted, its snapshots are as well; instances run on.
 *
 * @see https://docs.aws.amazon.com/ebs/latest/userguide/snapshots-outposts.html
 */
export class OutpostImageCopy extends OutpostImageBase {
  constructor(scope: Construct, id: string, props: OutpostImageCopyProps) {
    const { imageId, osType } = props.source.getImage(scope);
    const properties = {
      SourceImageId: imageId,
      OutpostArn: props.outpost.outpostRef.outpostArn,
      KmsKeyId: props.encryptionKey?.keyRef.keyArn,
    };
    super(scope, id, properties, osType);
  }
}

/**
 * An Amazon Machine Image (AMI) of an instance on an Outpost, whose snapshots stay on that Outpost: `CreateImage` with the snapshot location
 * `local`. It holds what the instance holds when the image is made, and does not change afterwards.
 *
 * CloudFormation has no such type, so that a custom resource makes it. The deployment waits until the image is available, for forty minutes
 * at most, and gives it up then. Where it is deleted, its snapshots are as well; instances run on.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateImage.html
 */
export class OutpostInstanceImage extends OutpostImageBase {
  constructor(scope: Construct, id: string, props: OutpostInstanceImageProps) {
    const { instance, reboot = true, osType = OperatingSystemType.LINUX } = props;
    super(scope, id, { SourceInstanceId: instance.instanceRef.instanceId, NoReboot: !reboot }, osType);
  }
}
