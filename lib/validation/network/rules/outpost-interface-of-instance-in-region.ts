import { inTemplate, outpostSubnet, regionSubnet, resource } from '../../example';
import { rule } from '../../rule';

const network = (subnet: string) =>
  inTemplate({
    Plant: outpostSubnet(),
    Region: regionSubnet(),
    App: resource('AWS::EC2::Instance', { SubnetId: { Ref: subnet }, ImageId: 'ami-0123456789abcdef0' }),
    Interface: resource('AWS::EC2::NetworkInterface', { SubnetId: { Ref: 'Plant' } }),
    Attachment: resource('AWS::EC2::NetworkInterfaceAttachment', {
      InstanceId: { Ref: 'App' },
      NetworkInterfaceId: { Ref: 'Interface' },
      DeviceIndex: '1',
    }),
  });

export const outpostInterfaceOfInstanceInRegion = rule({
  id: 'outpost-interface-of-instance-in-region',
  enforces: ['NET-18', 'LGW-9'],
  severity: 'warning',
  title: 'A network interface on an Outpost is attached to an instance in the Region and does not connect it to the local gateway',
  fix: 'Place the instance on the Outpost',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/manage-lgw-routes.html',
  on: 'networkInterfaceAttachment',
  when: ({ networkInterface }) => !!networkInterface?.subnet?.outpost,
  needs: ['networkInterface.subnet.outpost?', 'instance.outpost'],
  check: ({ networkInterface, instance }) => {
    const subnet = networkInterface?.subnet;
    return subnet?.outpost && instance?.outpost === null
      ? {
          property: 'InstanceId',
          message: `instance ${instance.id} is in the Region, but its network interface in subnet ${subnet.id} is on Outpost ${subnet.outpost.id}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: network('Region'), good: network('Plant') };
  },
});
