import { inTemplate, outpostSubnet, resource } from '../../example';
import { placeOf } from '../place-of';
import { rule } from '../../rule';

const group = (InterfaceType: string) =>
  inTemplate({
    Plant: outpostSubnet(),
    Template: resource('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: { InstanceType: 'm5.xlarge', NetworkInterfaces: [{ DeviceIndex: 0, InterfaceType }] },
    }),
    Workers: resource('AWS::AutoScaling::AutoScalingGroup', {
      MinSize: '2',
      MaxSize: '3',
      VPCZoneIdentifier: [{ Ref: 'Plant' }],
      LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: { 'Fn::GetAtt': ['Template', 'LatestVersionNumber'] } },
    }),
  });

export const elasticFabricAdapterOnOutpost = rule({
  id: 'elastic-fabric-adapter-on-outpost',
  enforces: ['EC2-17'],
  severity: 'error',
  title: 'Instances on an Outpost use an Elastic Fabric Adapter, which Outposts do not support',
  fix: 'Remove InterfaceType of the network interfaces, or launch the instances in the Region',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa.html',
  on: 'launch',
  onOutpost: true,
  needs: ['usesEfa'],
  check: (launch) =>
    launch.outpost && launch.usesEfa
      ? {
          ...placeOf(launch, 'NetworkInterfaces'),
          message: `an Elastic Fabric Adapter is not supported on Outposts (${launch.outpost.id})`,
        }
      : undefined,
  get examples() {
    return { bad: group('efa'), good: group('interface') };
  },
});
