/**
 * An Outpost with S3 on Outposts capacity.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_s3outposts_Outpost.html
 */
export interface OutpostWithS3Element {
  readonly OutpostArn?: string;
  readonly S3OutpostArn?: string;
  readonly OutpostId?: string;
  readonly OwnerId?: string;
  readonly CapacityInBytes?: number;
}

/**
 * An S3 on Outposts endpoint.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_s3outposts_Endpoint.html
 */
export interface S3EndpointElement {
  readonly EndpointArn?: string;
  /** ID of the Outpost. */
  readonly OutpostsId?: string;
  readonly CidrBlock?: string;
  readonly Status?: string;
  readonly CreationTime?: string;
  readonly NetworkInterfaces?: readonly S3EndpointInterfaceElement[];
  readonly VpcId?: string;
  readonly SubnetId?: string;
  readonly SecurityGroupId?: string;
  /** `Private` or `CustomerOwnedIp`. */
  readonly AccessType?: string;
  readonly CustomerOwnedIpv4Pool?: string;
}

/** A network interface of an S3 on Outposts endpoint. */
export interface S3EndpointInterfaceElement {
  readonly NetworkInterfaceId?: string;
}
