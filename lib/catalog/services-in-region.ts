/** A resource that no subnet places on an Outpost. */
export interface ServiceInRegion {
  readonly service: string;
  /** CloudFormation type of the equivalent resource on an Outpost. */
  readonly counterpart?: string;
}

/**
 * Resources that store data or run code in the Region, regardless of subnets, by CloudFormation type. AWS does not list their services for
 * Outposts, except for the counterparts. Checked 2026-11-23.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/userguide/what-is-outposts.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3onOutposts.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.html
 */
export const SERVICES_IN_REGION: { readonly [type: string]: ServiceInRegion } = {
  'AWS::ApiGateway::RestApi': { service: 'Amazon API Gateway' },
  'AWS::ApiGatewayV2::Api': { service: 'Amazon API Gateway' },
  'AWS::DynamoDB::GlobalTable': { service: 'Amazon DynamoDB' },
  'AWS::DynamoDB::Table': { service: 'Amazon DynamoDB' },
  'AWS::Kinesis::Stream': { service: 'Amazon Kinesis Data Streams' },
  'AWS::RDS::DBCluster': { service: 'Amazon RDS', counterpart: 'AWS::RDS::DBInstance' },
  'AWS::S3::Bucket': { service: 'Amazon S3', counterpart: 'AWS::S3Outposts::Bucket' },
  'AWS::SNS::Topic': { service: 'Amazon SNS' },
  'AWS::SQS::Queue': { service: 'Amazon SQS' },
  'AWS::StepFunctions::StateMachine': { service: 'AWS Step Functions' },
};

/** Property with the Outpost of resources that `outpost.placement` places themselves, by CloudFormation type. */
export const PLACED_BY_PROPERTY: { readonly [type: string]: string } = {
  'AWS::EC2::Subnet': 'OutpostArn',
  'AWS::EC2::Volume': 'OutpostArn',
  'AWS::EC2::Host': 'OutpostArn',
  'AWS::EC2::CapacityReservation': 'OutPostArn',
  'AWS::Route53Resolver::ResolverEndpoint': 'OutpostArn',
};

/** CloudFormation types of resources that are on an Outpost if their subnets are. */
export const PLACED_BY_SUBNETS: readonly string[] = [
  'AWS::AutoScaling::AutoScalingGroup',
  'AWS::EC2::EC2Fleet',
  'AWS::EC2::Instance',
  'AWS::ECS::Service',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::RDS::DBInstance',
];
