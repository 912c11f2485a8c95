import { coexist } from '../../facts/fact';
import { instanceOnOutpost } from '../example';
import { inTemplate, resource } from '../../example';
import { rule } from '../../rule';

const instance = (tenancy: object) =>
  inTemplate({
    ...instanceOnOutpost({ InstanceType: 'm5.xlarge', PlacementGroupName: { Ref: 'Apart' }, ...tenancy }),
    Apart: resource('AWS::EC2::PlacementGroup', { Strategy: 'spread', SpreadLevel: 'host' }),
  });

export const dedicatedHostInPlacementGroup = rule({
  id: 'dedicated-host-in-placement-group',
  enforces: ['EC2-12'],
  severity: 'error',
  title: 'An instance on a Dedicated Host of an Outpost is in a placement group',
  fix: 'Control the placement with Dedicated Hosts, each with an AssetId, or with the placement group, but not both',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstancePlacement.html',
  on: 'placementGroup',
  needs: [],
  check: (group, facts) => {
    const launch = facts
      .by('launch', 'placementGroup', group)
      .find((each) => each.outpost && each.isOnDedicatedHost && coexist(each, group));
    return launch && { message: `${launch.id} is launched on a Dedicated Host, which placement groups do not support` };
  },
  get examples() {
    return { bad: instance({ Tenancy: 'host' }), good: instance({ Tenancy: 'default' }) };
  },
});
