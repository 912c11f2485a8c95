import { inTemplate, OUTPOST_ARN, resource } from '../../example';
import { rule } from '../../rule';

/** Account in the ARN of a resource of Outposts. */
const OWNER = /^arn:[^:]*:(?:outposts|s3-outposts):[^:]*:(\d{12}):|^arn:[^:]*:ec2:[^:]*:(\d{12}):(?:local-gateway-route-table|coip-pool)\//;
const share = (account: string) => ({
  ...inTemplate({
    Share: resource('AWS::RAM::ResourceShare', {
      Name: 'Plant',
      AllowExternalPrincipals: false,
      ResourceArns: [OUTPOST_ARN],
      Principals: ['777788889999'],
    }),
  }),
  account,
});

function ownerOf(arn: string): string | undefined {
  const [, ofOutposts, ofEc2] = OWNER.exec(arn) ?? [];
  return ofOutposts ?? ofEc2;
}

export const outpostsShareOfAnotherAccount = rule({
  id: 'outposts-share-of-another-account',
  enforces: ['RAM-4'],
  severity: 'error',
  title: 'An account shares an Outposts resource that it does not own',
  fix: 'Create the resource share in the account that owns the resource: consumers cannot share an Outposts resource again',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/sharing-outposts.html',
  on: 'resourceShare',
  when: ({ arns }) => arns.some((arn) => ownerOf(arn)),
  needs: ['account'],
  check: ({ arns, account }) => {
    const arn = account ? arns.find((shared) => ![undefined, account].includes(ownerOf(shared))) : undefined;
    return arn
      ? { property: 'ResourceArns', message: `the stack is in account ${account}, and account ${ownerOf(arn)} owns ${arn}` }
      : undefined;
  },
  get examples() {
    return { bad: share('444455556666'), good: share('111122223333') };
  },
});
