import { inTemplate, resource } from '../../example';
import type { PartialArn } from '../../facts/partial-arn';
import { rule } from '../../rule';

const PART = /^arn:[^:]*:s3-outposts:[^:]*:[^:]*:outpost\/[^/]+\/(accesspoint|bucket|endpoint)\//;
/** What cannot be shared, by the word in its ARN and by its CloudFormation type. */
const NAMES: { readonly [of: string]: string } = {
  accesspoint: 'access point',
  bucket: 'bucket',
  endpoint: 'endpoint',
  'AWS::S3Outposts::AccessPoint': 'access point',
  'AWS::S3Outposts::Bucket': 'bucket',
  'AWS::S3Outposts::Endpoint': 'endpoint',
};
const share = (path: string) =>
  inTemplate({
    Share: resource('AWS::RAM::ResourceShare', {
      Name: 'Plant',
      AllowExternalPrincipals: false,
      ResourceArns: [`arn:aws:s3-outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718/${path}`],
      Principals: ['444455556666'],
    }),
  });

const nameOf = ({ text, beginsWith = '' }: PartialArn): string | undefined => NAMES[PART.exec(text)?.[1] ?? beginsWith];

export const s3OutpostsPartInResourceShare = rule({
  id: 's3-outposts-part-in-resource-share',
  enforces: ['RAM-1'],
  severity: 'warning',
  title: 'A resource share contains an S3 on Outposts bucket, access point or endpoint, which cannot be shared',
  fix: 'Set ResourceArns to the ARN of S3 on Outposts of the Outpost, which ends with /s3, as `OutpostResourceShare` does, or allow the other account in the policy of an access point',
  source: 'https://docs.aws.amazon.com/ram/latest/userguide/shareable.html',
  on: 'resourceShare',
  needs: ['shared'],
  check: ({ shared }) => {
    const name = shared?.map(nameOf).find((found) => found !== undefined);
    return name
      ? { property: 'ResourceArns', message: `an S3 on Outposts ${name} cannot be shared, but S3 on Outposts of the whole Outpost can` }
      : undefined;
  },
  get examples() {
    return { bad: share('bucket/readings'), good: share('s3') };
  },
});
