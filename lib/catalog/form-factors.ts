import { GENERATION_1, GENERATION_2, SERVER } from './generations';
import { SERVICE_BY_TYPE } from './services';
import { VOLUME_TYPES } from './volume-types';

/** A row of the table of services on Outposts. */
export interface FormFactors {
  readonly service: string;
  /** Support on first-generation Outposts racks: `yes`, `no`, or the supported part. */
  readonly firstGeneration: string;
  readonly secondGeneration: string;
  readonly server: string;
  /** What places it on the Outpost. */
  readonly placedBy: string;
  /** AWS page that documents the support. */
  readonly source: string;
}

const LIST_1 = 'https://docs.aws.amazon.com/outposts/latest/userguide/what-is-outposts.html';
const LIST_2 = 'https://docs.aws.amazon.com/outposts/latest/network-userguide/what-is-outposts.html';
const NOT_LISTED = 'not listed';

/** A service that the catalog lists by resource type. */
function known(type: string, placedBy: string): FormFactors {
  const { service, on, source } = SERVICE_BY_TYPE.get(type)!;
  const offered = (hardware: string) => (on.includes(hardware) ? 'yes' : 'no');
  const [firstGeneration, secondGeneration, server] = [GENERATION_1, GENERATION_2, SERVER].map(offered);
  return { service, firstGeneration, secondGeneration, server, placedBy, source };
}

/** A service that Outposts racks support and Outposts servers do not. */
const onRacks = (service: string, placedBy: string, source: string, secondGeneration = 'yes'): FormFactors => ({
  service,
  firstGeneration: 'yes',
  secondGeneration,
  server: 'no',
  placedBy,
  source,
});

const everywhere = (service: string, placedBy: string, source: string): FormFactors => ({
  ...onRacks(service, placedBy, source),
  server: 'yes',
});

/**
 * Services and the Outposts hardware that supports them. `not listed`: AWS does not list the service for this hardware, and no other AWS
 * page excludes it. Checked 2026-11-28.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/userguide/what-is-outposts.html
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/what-is-outposts.html
 * @see https://docs.aws.amazon.com/outposts/latest/server-userguide/what-is-outposts.html
 */
export const FORM_FACTORS: readonly FormFactors[] = [
  everywhere('Amazon EC2', '`ec2.Instance` or `AutoScalingGroup` in an `OutpostSubnet`', LIST_1),
  {
    ...onRacks(
      'Amazon EBS',
      '`volume.with(outpost.placement)`',
      'https://docs.aws.amazon.com/outposts/latest/network-userguide/launch-instance.html',
    ),
    firstGeneration: VOLUME_TYPES[GENERATION_1].join(', '),
    secondGeneration: VOLUME_TYPES[GENERATION_2].join(', '),
    server: 'no: instance store',
  },
  onRacks(
    'Amazon EBS local snapshots',
    'an Amazon Data Lifecycle Manager policy',
    'https://docs.aws.amazon.com/ebs/latest/userguide/snapshots-outposts.html',
    NOT_LISTED,
  ),
  onRacks('Amazon S3 on Outposts', '`S3OutpostsBucket`', LIST_2, 'multi-rack configuration'),
  onRacks(
    'Amazon RDS',
    '`rds.DatabaseInstance` in an `OutpostSubnet`',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.html',
  ),
  known('AWS::EKS::Cluster', '`EksLocalCluster`, `EksSelfManagedNodes`'),
  everywhere(
    'Amazon ECS, launch type EC2',
    '`ecs.Cluster` with capacity in an `OutpostSubnet`',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using-outposts.html',
  ),
  known('AWS::ElastiCache::SubnetGroup', '`OutpostReplicationGroup`'),
  known('AWS::EMR::Cluster', '`emr.CfnCluster` in an `OutpostSubnet`'),
  onRacks(
    'Application Load Balancer',
    '`ApplicationLoadBalancer` in an `OutpostSubnet`, `CoipLoadBalancer`',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html',
  ),
  onRacks('Route 53 Resolver', '`OutpostResolver`', 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/outpost-resolver.html'),
  onRacks(
    'Route 53 Resolver endpoints',
    '`OutpostResolverEndpoint`',
    'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/outpost-resolver.html',
    'no',
  ),
  onRacks('AWS Elastic Disaster Recovery', 'its staging area subnet', LIST_2, NOT_LISTED),
  everywhere('AWS IoT Greengrass', '`GreengrassCoreDevice`', LIST_1),
  {
    ...onRacks(
      'Local gateway',
      '`outpost.localGateway`, `subnet.addLocalGatewayRoute`',
      'https://docs.aws.amazon.com/outposts/latest/network-userguide/how-outposts-works.html',
    ),
    server: 'no: local network interfaces',
  },
  {
    service: 'Network Load Balancer, AWS Fargate',
    firstGeneration: 'no',
    secondGeneration: 'no',
    server: 'no',
    placedBy: 'in the Region',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using-outposts.html',
  },
  {
    service: [...SERVICE_BY_TYPE.values()]
      .filter(({ on }) => on.length === 0)
      .map(({ service }) => service)
      .filter((service, index, all) => all.indexOf(service) === index)
      .join(', '),
    firstGeneration: NOT_LISTED,
    secondGeneration: NOT_LISTED,
    server: NOT_LISTED,
    placedBy: 'in the Region',
    source: LIST_1,
  },
];
