import { inTemplate, resource } from '../../example';
import { rule } from '../../rule';

const QUOTA = 10;
const site = (outposts: number) =>
  inTemplate({
    Plant: resource('AWS::Outposts::Site', { Name: 'Plant' }),
    ...Object.fromEntries(
      [...Array(outposts).keys()].map((number) => [
        `Outpost${number}`,
        resource('AWS::Outposts::Outpost', { Name: `Hall ${number}`, SiteId: { Ref: 'Plant' }, AvailabilityZone: 'us-west-2a' }),
      ]),
    ),
  });

export const tooManyOutpostsAtSite = rule({
  id: 'too-many-outposts-at-site',
  enforces: ['Q-2'],
  severity: 'warning',
  title: 'A site has more Outposts than the default quota allows',
  fix: 'Request a quota increase for Outposts per site (L-0B277C74) before the deployment, or distribute the Outposts across sites',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-limits.html',
  on: 'site',
  needs: [],
  check: (fact, facts) => {
    const count = facts.by('outpost', 'site', fact).length;
    return count > QUOTA ? { message: `the site has ${count} Outposts, but the default quota is ${QUOTA}` } : undefined;
  },
  get examples() {
    return { bad: site(11), good: site(10) };
  },
});
