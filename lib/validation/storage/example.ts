import { outpostSubnet, resource } from '../example';
import type { Json } from '../facts/template';

/** The S3 on Outposts bucket `Readings` on the Outpost of the examples, with an access point for a VPC. */
export const bucketOnOutpost: { readonly [logicalId: string]: Json } = {
  Readings: resource('AWS::S3Outposts::Bucket', { OutpostId: 'op-0a1b2c3d4e5f60718', BucketName: 'readings' }),
  AccessPoint: resource('AWS::S3Outposts::AccessPoint', {
    Bucket: { 'Fn::GetAtt': ['Readings', 'Arn'] },
    Name: 'readings',
    VpcConfiguration: { VpcId: 'vpc-0123456789abcdef0' },
  }),
};

/** The S3 on Outposts endpoint `Endpoint` in the subnet `Plant` on the Outpost of the examples, in the VPC `Vpc`. */
export const endpointOnOutpost = (properties: object = {}, cidrBlock = '10.0.0.0/16'): { readonly [logicalId: string]: Json } => ({
  Vpc: resource('AWS::EC2::VPC', { CidrBlock: cidrBlock }),
  Plant: outpostSubnet({ VpcId: { Ref: 'Vpc' } }),
  Endpoint: resource('AWS::S3Outposts::Endpoint', {
    OutpostId: 'op-0a1b2c3d4e5f60718',
    SubnetId: { Ref: 'Plant' },
    SecurityGroupId: 'sg-0123456789abcdef0',
    ...properties,
  }),
});
