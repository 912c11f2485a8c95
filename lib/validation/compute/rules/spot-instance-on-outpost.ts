import { inTemplate, outpostSubnet, resource } from '../../example';
import { placeOf } from '../place-of';
import { rule } from '../../rule';

const group = (MarketType: string | undefined) =>
  inTemplate({
    Plant: outpostSubnet(),
    Template: resource('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: { InstanceType: 'm5.xlarge', ...(MarketType && { InstanceMarketOptions: { MarketType } }) },
    }),
    Workers: resource('AWS::AutoScaling::AutoScalingGroup', {
      MinSize: '1',
      MaxSize: '3',
      VPCZoneIdentifier: [{ Ref: 'Plant' }],
      LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: { 'Fn::GetAtt': ['Template', 'LatestVersionNumber'] } },
    }),
  });

export const spotInstanceOnOutpost = rule({
  id: 'spot-instance-on-outpost',
  enforces: ['EC2-6'],
  // Pages of Amazon EKS, Amazon EMR and Amazon EBS say so of what they launch. No page says so of all instances.
  severity: 'warning',
  title: 'Spot Instances are requested on an Outpost, which supports On-Demand Instances only',
  fix: 'Remove the Spot options from the launch template, and set OnDemandPercentageAboveBaseCapacity of the Auto Scaling group to 100',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts.html',
  on: 'launch',
  onOutpost: true,
  needs: ['isSpot'],
  check: (launch) => {
    const { outpost, isSpot, specifiedBy } = launch;
    if (!outpost || !isSpot) return undefined;
    const isOfTemplate = specifiedBy?.marketType === 'spot';
    const place = isOfTemplate ? placeOf(launch, 'InstanceMarketOptions', specifiedBy.marketPath) : placeOf(launch, 'Spot');
    return { ...place, message: `Spot Instances are not supported on Outposts (${outpost.id})` };
  },
  get examples() {
    return { bad: group('spot'), good: group(undefined) };
  },
});
