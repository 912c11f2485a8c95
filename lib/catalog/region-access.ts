import { LOCAL_CLUSTER_SERVICES } from './eks-on-outposts';

/** What a resource on an Outpost requires in the Region. */
export interface RegionAccess {
  /** Services, as in the names of their VPC endpoint services. */
  readonly services: readonly string[];
  /** AWS page that documents the requirement. */
  readonly source: string;
}

/** Services in the Region that resources on an Outpost must reach, over a route out of the VPC or VPC endpoints. Checked 2026-11-28. */
export const REGION_ACCESS = {
  dataSyncAgent: {
    services: ['datasync'],
    source: 'https://docs.aws.amazon.com/datasync/latest/userguide/datasync-network.html',
  },
  /** AWS IoT has two endpoints. Amazon S3 has the artifacts of the components. */
  coreDevice: {
    services: ['iot.data', 'iot.credentials', 's3'],
    source: 'https://docs.aws.amazon.com/greengrass/v2/developerguide/allow-device-traffic.html',
  },
  replicationServer: {
    services: ['drs', 'ec2', 's3'],
    source: 'https://docs.aws.amazon.com/drs/latest/userguide/Network-Requirements.html',
  },
  managedInstance: {
    services: ['ssm', 'ssmmessages'],
    source: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-setting-up-messageAPIs.html',
  },
  containerInstance: {
    services: ['ecs-agent', 'ecs-telemetry', 'ecs'],
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html',
  },
  /** Unless the nodes pull all images from a registry in the VPC. */
  node: {
    services: ['ecr.api', 'ecr.dkr', 's3'],
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html',
  },
  /** Amazon S3 has the URL to which a custom resource responds. */
  customResource: {
    services: ['s3'],
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-vpce-bucketnames.html',
  },
  localCluster: {
    services: LOCAL_CLUSTER_SERVICES,
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-vpc-subnet-requirements.html',
  },
} as const satisfies { readonly [what: string]: RegionAccess };

/** `ecr.api` for `com.amazonaws.us-west-2.ecr.api`; `undefined` if it is not the name of an AWS service. */
export function serviceOfEndpoint(serviceName: string | null | undefined): string | undefined {
  return /^(?:cn\.)?com\.amazonaws\.[a-z0-9-]+\.([a-z0-9.-]+)$/.exec(serviceName ?? '')?.[1];
}
