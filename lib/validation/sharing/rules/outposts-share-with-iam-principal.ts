import { inTemplate, OUTPOST_ARN, resource } from '../../example';
import type { PartialArn } from '../../facts/partial-arn';
import { isOfOutposts } from '../arn-of-outposts';
import { rule } from '../../rule';

const OF_IAM = /^arn:[^:]*:iam::[^:]*:(role|user)\//;
const share = (principal: string) =>
  inTemplate({
    Share: resource('AWS::RAM::ResourceShare', {
      Name: 'Plant',
      AllowExternalPrincipals: false,
      ResourceArns: [OUTPOST_ARN],
      Principals: [principal],
    }),
  });

const isShared = ({ text, beginsWith }: PartialArn) => isOfOutposts(text) || beginsWith === 'AWS::EC2::LocalGatewayRouteTable';

function isOfIam({ text, beginsWith }: PartialArn): boolean {
  return OF_IAM.test(text) || beginsWith === 'AWS::IAM::Role' || beginsWith === 'AWS::IAM::User';
}

export const outpostsShareWithIamPrincipal = rule({
  id: 'outposts-share-with-iam-principal',
  enforces: ['RAM-3'],
  severity: 'warning',
  title:
    'An Outposts resource is shared with an IAM role or user, but it can be shared only with accounts, organizational units and the organization',
  fix: 'Set Principals to the ID of the account of the role or user, and allow the role or user in that account to use the resource',
  source: 'https://docs.aws.amazon.com/ram/latest/userguide/shareable.html',
  on: 'resourceShare',
  when: ({ shared }) => !!shared?.some(isShared),
  needs: ['principals', 'shared?'],
  check: ({ principals }) =>
    principals?.some(isOfIam)
      ? { property: 'Principals', message: 'a principal is an IAM role or user, but Outposts resources can be shared with accounts only' }
      : undefined,
  get examples() {
    return { bad: share('arn:aws:iam::444455556666:role/operator'), good: share('444455556666') };
  },
});
