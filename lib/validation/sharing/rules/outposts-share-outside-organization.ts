import { inTemplate, OUTPOST_ARN, resource } from '../../example';
import { isOfOutposts } from '../arn-of-outposts';
import { rule } from '../../rule';

const share = (AllowExternalPrincipals: boolean) =>
  inTemplate({
    Share: resource('AWS::RAM::ResourceShare', {
      Name: 'Plant',
      AllowExternalPrincipals,
      ResourceArns: [OUTPOST_ARN],
      Principals: ['444455556666'],
    }),
  });

export const outpostsShareOutsideOrganization = rule({
  id: 'outposts-share-outside-organization',
  enforces: ['RAM-3'],
  severity: 'warning',
  title: 'An Outposts resource is shared with accounts outside the organization',
  fix: 'Set AllowExternalPrincipals to false, as `OutpostResourceShare` does: Outposts resources can be shared only in the organization of the owner',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/sharing-outposts.html',
  on: 'resourceShare',
  when: ({ arns }) => arns.some(isOfOutposts),
  needs: ['allowExternalPrincipals'],
  check: ({ arns, allowExternalPrincipals }) => {
    const arn = arns.find(isOfOutposts);
    return arn && allowExternalPrincipals === true
      ? { property: 'AllowExternalPrincipals', message: `the resource share allows principals outside the organization for ${arn}` }
      : undefined;
  },
  get examples() {
    return { bad: share(true), good: share(false) };
  },
});
