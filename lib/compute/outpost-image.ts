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
  /** The Outpost. It needs S3 on Outposts capacity for the snapshots. A change replaces the copy. */
  readonly outpost: IOutpostRef;
  /**
   * Key that encrypts the snapshots: snapshots on an Outpost are always encrypted. Its key policy must allow access through IAM policies,
   * as the policy of a new `Key` does. A change replaces the copy.
   *
   * @default - the default EBS encryption key of the account
   */
  readonly encryptionKey?: IKeyRef;
}

/** Properties of an image of an instance on an Outpost. */
export interface OutpostInstanceImageProps {
  /**
   * The instance, on an Outpost with S3 on Outposts capacity. Its volumes must be created from snapshots on this Outpost, or without a
   * snapshot: snapshots of a volume that is created from a snapshot in the Region are stored in the Region. A change replaces the image.
   */
  readonly instance: IInstanceRef;
  /**
   * Whether the instance is rebooted, so that data in its memory is written to the volumes before the snapshots.
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
   * ID of the image. Resources that refer to it are created when the image is available.
   * @attribute
   */
  public readonly imageId: string;

  /** @param properties the source of the image */
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

  /** Returns the image, for instances on this Outpost. Resources that refer to it are created when it is available. */
  public getImage(_scope: Construct): MachineImageConfig {
    return { imageId: this.imageId, osType: this.osType, userData: UserData.forOperatingSystem(this.osType) };
  }
}

/**
 * A copy of an Amazon Machine Image (AMI) on an Outpost. Launches from the copy do not transfer the snapshots over the service link each
 * time.
 *
 * CloudFormation does not support image copies, so a custom resource creates it. The image is copied once over the service link. The
 * deployment waits until the copy is available, and fails after 40 minutes. The deletion of the copy also deletes its snapshots; running
 * instances continue to run.
 *
 * @see https://docs.aws.amazon.com/ebs/latest/userguide/snapshots-outposts.html
 *
 * @example
 * const source = ec2.MachineImage.genericLinux({ 'us-west-2': 'ami-0a1b2c3d4e5f60718' });
 * const machineImage = new OutpostImageCopy(this, 'Image', { source, outpost });
 *
 * new ec2.Instance(this, 'Controller', {
 *   vpc,
 *   vpcSubnets: { subnets: [subnet] },
 *   instanceType: new ec2.InstanceType('m5.xlarge'),
 *   machineImage,
 * }).with(outpost.placement);
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
 * An Amazon Machine Image (AMI) of an instance on an Outpost, whose snapshots stay on that Outpost: `CreateImage` with the snapshot
 * location `local`. It contains the volumes of the instance at the time of its creation, and does not change afterwards.
 *
 * CloudFormation does not support AMIs as resources, so a custom resource creates it. The deployment waits until the image is available,
 * and fails after 40 minutes. The deletion of the image also deletes its snapshots; running instances continue to run.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateImage.html
 *
 * @example
 * declare const instance: ec2.Instance;
 *
 * const machineImage = new OutpostInstanceImage(this, 'Image', { instance });
 */
export class OutpostInstanceImage extends OutpostImageBase {
  constructor(scope: Construct, id: string, props: OutpostInstanceImageProps) {
    const { instance, reboot = true, osType = OperatingSystemType.LINUX } = props;
    super(scope, id, { SourceInstanceId: instance.instanceRef.instanceId, NoReboot: !reboot }, osType);
  }
}
